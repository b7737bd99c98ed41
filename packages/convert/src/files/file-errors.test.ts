import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import { MedGemmaError } from "@medgemma/core";
import { afterEach, describe, expect, it, vi } from "vitest";
import { convertCheckpoint } from "../convert-checkpoint.js";
import { convertAdapterToGguf } from "../gguf/convert-adapter-to-gguf.js";
import { convertCheckpointToGguf } from "../gguf/convert-to-gguf.js";
import { loadTokenizer } from "../load-tokenizer.js";
import { writeTinyAdapter } from "../testing/tiny-adapter.js";
import { temporaryFolder } from "../testing/temporary-folder.js";
import { writeTinyCheckpoint } from "../testing/tiny-checkpoint.js";

type Convert = typeof convertCheckpoint | typeof convertCheckpointToGguf;
const conversions: readonly (readonly [name: string, Convert])[] = [
  ["convertCheckpoint", convertCheckpoint],
  ["convertCheckpointToGguf", convertCheckpointToGguf],
];
const invalid = { code: "ERR_INVALID_ARGUMENT" };
const makePipe = (path: string): unknown => execFileSync("mkfifo", [path]);

afterEach(() => vi.restoreAllMocks());

/** Makes the system refuse one kind of access to files from the given call on. */
async function refuse(kind: "write" | "read", code: string, call: number): Promise<void> {
  await using handle = await open("/dev/null");
  const prototype = Object.getPrototypeOf(handle) as FileHandle;
  // oxlint-disable-next-line typescript/unbound-method -- called with its `this` below
  const original = prototype[kind] as (...args: unknown[]) => Promise<unknown>;
  let calls = 0;
  vi.spyOn(prototype, kind).mockImplementation(function (this: FileHandle, ...args: unknown[]) {
    if (++calls >= call) return Promise.reject(Object.assign(new Error(`${code}: refused`), { code, errno: -1 }));
    return original.apply(this, args) as never;
  });
}

describe.each(conversions)("%s", (_, convert) => {
  it.each(["ENOSPC", "EDQUOT", "EIO", "EROFS"])("tells that the output cannot be written (%s)", async (code) => {
    const isFull = code === "ENOSPC" || code === "EDQUOT";
    const expected = { code: isFull ? "ERR_DISK_FULL" : "ERR_INVALID_ARGUMENT" };
    for (const call of [1, 5, 12]) {
      const folder = temporaryFolder();
      const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
      await refuse("write", code, call);
      const conversion = convert({ checkpoint, output: join(folder, "deep", "out") });
      await expect(conversion).rejects.toMatchObject({ ...expected, message: expect.stringContaining(code) as string });
      vi.restoreAllMocks();
      expect(readdirSync(folder)).toEqual(["tiny"]);
    }
  });

  it("tells that the checkpoint cannot be read", async () => {
    for (const call of [1, 4, 9, 20]) {
      const folder = temporaryFolder();
      const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
      await refuse("read", "EIO", call);
      const conversion = convert({ checkpoint, output: join(folder, "deep", "out") });
      await expect(conversion).rejects.toMatchObject({ code: "ERR_CORRUPT_MODEL" });
      vi.restoreAllMocks();
      expect(readdirSync(folder)).toEqual(["tiny"]);
    }
  });

  it("refuses an output whose path cannot be", async () => {
    const folder = temporaryFolder();
    const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
    const file = join(folder, "file");
    writeFileSync(file, "mine");
    const [pipe, nowhere, circle] = [join(folder, "pipe"), join(folder, "nowhere"), join(folder, "circle")];
    makePipe(pipe);
    symlinkSync("none", nowhere);
    symlinkSync("circle", circle);
    const outputs = [
      join(folder, "n".repeat(300)),
      join(folder, "n".repeat(300), "out"),
      join(file, "out"),
      join(file, "deep", "out"),
      ...[file, pipe, nowhere, circle, "/dev/null", "/dev/null/out", "/", "."],
      ...["/proc/1/out", "/sys/out"],
    ];
    for (const output of outputs) {
      for (const overwrite of [true, false]) {
        await expect(convert({ checkpoint, output, overwrite }), output).rejects.toMatchObject(invalid);
      }
    }
    expect(readdirSync(folder).sort()).toEqual(["circle", "file", "nowhere", "pipe", "tiny"]);
  });

  it.each([
    "config.json",
    "generation_config.json",
    "preprocessor_config.json",
    "chat_template.jinja",
    "tokenizer_config.json",
    "tokenizer.json",
    "model.safetensors",
    "model.safetensors.index.json",
  ])("refuses a pipe, a device and a folder as %s at once", async (name) => {
    for (const make of [
      makePipe,
      (path: string) => symlinkSync("/dev/zero", path),
      (path: string) => mkdirSync(path),
    ]) {
      const folder = temporaryFolder();
      const files = name.includes("index") ? { "model.safetensors": null } : {};
      const checkpoint = writeTinyCheckpoint(join(folder, "tiny"), { files });
      rmSync(join(checkpoint, name), { force: true });
      make(join(checkpoint, name));
      await expect(convert({ checkpoint, output: join(folder, "out") })).rejects.toSatisfy((error) =>
        MedGemmaError.isInstance(error),
      );
      expect(readdirSync(folder)).toEqual(["tiny"]);
    }
  });

  it("refuses arguments of other types", async () => {
    const checkpoint = writeTinyCheckpoint(join(temporaryFolder(), "tiny"));
    const output = join(temporaryFolder(), "out");
    const wrong = [null, undefined, 3, {}, { checkpoint }, { output }, { checkpoint, output, adapters: "lora" }];
    for (const options of [
      ...wrong,
      { checkpoint, output, adapters: [null] },
      { checkpoint, output, adapters: [{}] },
    ]) {
      await expect(convert(options as never)).rejects.toMatchObject(invalid);
    }
  });
});

it("refuses pipes in an adapter's folder", async () => {
  const folder = temporaryFolder();
  const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
  for (const name of ["adapter_config.json", "adapter_model.safetensors"]) {
    const adapter = writeTinyAdapter(join(folder, name));
    rmSync(join(adapter, name));
    makePipe(join(adapter, name));
    const options = { adapter, checkpoint, output: join(folder, "lora.gguf") };
    await expect(convertAdapterToGguf(options)).rejects.toMatchObject({ code: "ERR_CORRUPT_MODEL" });
  }
});

it("tells that an adapter's output cannot be written", async () => {
  const folder = temporaryFolder();
  const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
  const adapter = writeTinyAdapter(join(folder, "lora"));
  const pipe = join(folder, "pipe");
  makePipe(pipe);
  for (const output of [pipe, "/dev/null", "/dev/null/out", join(folder, "n".repeat(300)), "/sys/out"]) {
    await expect(convertAdapterToGguf({ adapter, checkpoint, output }), output).rejects.toMatchObject(invalid);
  }
  await refuse("write", "ENOSPC", 2);
  const full = convertAdapterToGguf({ adapter, checkpoint, output: join(folder, "deep", "out") });
  await expect(full).rejects.toMatchObject({ code: "ERR_DISK_FULL" });
  vi.restoreAllMocks();
  expect(readdirSync(folder).sort()).toEqual(["lora", "pipe", "tiny"]);
});

it("refuses a tokenizer that is a pipe, and passes over a compiled form that is one", async () => {
  const folder = temporaryFolder();
  const checkpoint = writeTinyCheckpoint(join(folder, "tiny"));
  makePipe(join(checkpoint, "tokenizer.medgemma.bin"));
  await expect(loadTokenizer(join(checkpoint, "tokenizer.json"))).resolves.toBeDefined();
  makePipe(join(folder, "tokenizer.json"));
  await expect(loadTokenizer(join(folder, "tokenizer.json"))).rejects.toMatchObject({ code: "ERR_CORRUPT_MODEL" });
  await expect(loadTokenizer("")).rejects.toMatchObject(invalid);
});
