import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readGgufHeader } from "./read-gguf-header.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "medgemma-test-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const u32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);
const u64 = (value: number): Buffer => Buffer.from(BigUint64Array.of(BigInt(value)).buffer);
const string = (text: string): Buffer => Buffer.concat([u64(Buffer.byteLength(text)), Buffer.from(text)]);

/** One metadata value and one tensor of two float32 values. */
function file(value: Buffer, tensor = Buffer.concat([string("t"), u32(1), u64(2), u32(0), u64(0)])): Buffer {
  const header = Buffer.concat([Buffer.from("GGUF"), u32(3), u64(1), u64(1), string("key"), value, tensor]);
  const padding = Buffer.alloc((32 - (header.length % 32)) % 32);
  return Buffer.concat([header, padding, Buffer.from(Float32Array.of(1, 2).buffer)]);
}

async function read(bytes: Buffer) {
  const path = join(folder, "x.gguf");
  await writeFile(path, bytes);
  return readGgufHeader(path);
}

it("reads every kind of value, and where tensors are", async () => {
  const values: readonly [Buffer, unknown][] = [
    [Buffer.concat([u32(0), Buffer.of(200)]), 200],
    [Buffer.concat([u32(1), Buffer.of(200)]), -56],
    [Buffer.concat([u32(5), u32(0xffffffff)]), -1],
    [Buffer.concat([u32(7), Buffer.of(1)]), true],
    [Buffer.concat([u32(8), string("Größe")]), "Größe"],
    [Buffer.concat([u32(10), u64(2 ** 40)]), 2 ** 40],
    [Buffer.concat([u32(9), u32(8), u64(2), string("a"), string("")]), ["a", ""]],
    [Buffer.concat([u32(9), u32(5), u64(1), u32(7)]), Int32Array.of(7)],
  ];
  for (const [bytes, expected] of values) {
    const { metadata, tensors, fileBytes } = await read(file(bytes));
    expect(metadata.get("key")).toEqual(expected);
    expect(tensors.get("t")).toMatchObject({ dims: [2], type: 0, bytes: 8, offset: fileBytes - 8 });
  }
});

it("calls damage by its name", async () => {
  const good = file(Buffer.concat([u32(4), u32(1)]));
  const tensor = (dims: number, offset: number) => Buffer.concat([string("t"), u32(1), u64(dims), u32(0), u64(offset)]);
  const value = Buffer.concat([u32(4), u32(1)]);
  const cases: readonly [Buffer, string][] = [
    [Buffer.from("GGML1234"), "does not begin"],
    [good.subarray(0, 20), "cut off"],
    [good.subarray(0, good.length - 1), "lies beyond its end"],
    [file(value, tensor(2 ** 50, 0)), "lies beyond its end"],
    [file(value, tensor(2, 2 ** 50)), "lies beyond its end"],
    [file(value, Buffer.concat([string("t"), u32(9)])), "9 dimensions"],
    [file(Buffer.concat([u32(77), u32(1)])), "unknown type 77"],
    [file(Buffer.concat([u32(9), u32(4), u64(2 ** 60)])), "longer than the file"],
  ];
  for (const [bytes, message] of cases) await expect(read(bytes), message).rejects.toThrow(message);
});
