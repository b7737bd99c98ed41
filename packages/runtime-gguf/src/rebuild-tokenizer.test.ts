import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { sha256OfFile } from "./files/check-digests.js";
import { GgufFile } from "./files/gguf-file.js";
import { rebuildTokenizer } from "./rebuild-tokenizer.js";

const folder = await mkdtemp(join(tmpdir(), "medgemma-test-"));
afterAll(() => rm(folder, { recursive: true, force: true }));

const u32 = (value: number): Buffer => Buffer.from(Uint32Array.of(value).buffer);
const u64 = (value: number): Buffer => Buffer.from(BigUint64Array.of(BigInt(value)).buffer);
const text = (value: string): Buffer => Buffer.concat([u64(Buffer.byteLength(value)), Buffer.from(value)]);
const list = (type: number, length: number, values: Buffer): Buffer =>
  Buffer.concat([u32(9), u32(type), u64(length), values]);

/** A vocabulary like Gemma's, and as large as asked for; no tensors. */
async function vocabularyFile(name: string, size: number): Promise<string> {
  const special = ["<pad>", "<eos>", "<bos>", "<unk>", "<start_of_turn>", "<end_of_turn>"];
  const bytes = Array.from({ length: 256 }, (_, at) => `<0x${at.toString(16).toUpperCase().padStart(2, "0")}>`);
  const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  const words = Array.from({ length: size - special.length - bytes.length }, (_, at) =>
    at < letters.length ? letters.charAt(at) : `${letters.charAt(at % 26)}${at.toString(36)}`,
  );
  const pieces = [...special, ...bytes, ...Array.from(new Set(words))];
  const types = pieces.map((_, id) => (id < special.length ? 3 : id < special.length + 256 ? 6 : 1));
  const scores = Float32Array.from(pieces, (_, id) => -id);
  const pairs = [
    Buffer.concat([text("general.architecture"), u32(8), text("gemma3")]),
    Buffer.concat([text("tokenizer.ggml.model"), u32(8), text("llama")]),
    Buffer.concat([text("tokenizer.ggml.tokens"), list(8, pieces.length, Buffer.concat(pieces.map(text)))]),
    Buffer.concat([text("tokenizer.ggml.scores"), list(6, pieces.length, Buffer.from(scores.buffer))]),
    Buffer.concat([
      text("tokenizer.ggml.token_type"),
      list(5, pieces.length, Buffer.from(Int32Array.from(types).buffer)),
    ]),
  ];
  const path = join(folder, name);
  await writeFile(path, Buffer.concat([Buffer.from("GGUF"), u32(3), u64(0), u64(pairs.length), ...pairs]));
  return path;
}

it("rebuilds a large vocabulary in a thread, and keeps it", async () => {
  const path = await vocabularyFile("large.gguf", 20_000);
  const small = await rebuildTokenizer(await GgufFile.read(await vocabularyFile("small.gguf", 1000)));
  const file = await GgufFile.read(path);
  const tokenizer = await rebuildTokenizer(file);
  expect(tokenizer.size).toBe(20_000);
  expect(tokenizer.encode("abc")).toEqual(small.encode("abc"));
  expect(await rebuildTokenizer(await GgufFile.read(path))).toBe(tokenizer);
});

it("forgets a file that was changed, and says what is wrong with it", async () => {
  const path = await vocabularyFile("changed.gguf", 20_000);
  await rebuildTokenizer(await GgufFile.read(path));
  await vocabularyFile("changed.gguf", 30_000);
  const file = await GgufFile.read(path);
  expect((await rebuildTokenizer(file)).size).toBe(30_000);
  await writeFile(path, "no GGUF any more");
  await expect(rebuildTokenizer(file)).rejects.toMatchObject({ code: "ERR_CORRUPT_MODEL" });
  await rm(path);
  await expect(rebuildTokenizer(file)).rejects.toMatchObject({ code: "ERR_MODEL_NOT_FOUND" });
  await expect(sha256OfFile(path)).rejects.toMatchObject({ code: "ERR_MODEL_NOT_FOUND" });
});

it("stops when it is aborted", async () => {
  const file = await GgufFile.read(await vocabularyFile("abort.gguf", 20_000));
  const abort = new AbortController();
  const rebuilding = rebuildTokenizer(file, abort.signal);
  setImmediate(() => abort.abort(new Error("enough")));
  await expect(rebuilding).rejects.toThrow("enough");
});
