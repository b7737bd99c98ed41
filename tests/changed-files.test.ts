import { execFileSync } from "node:child_process";
import { cp, rename, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { loadMedGemma, type LanguageModel, MedGemmaError, type Runtime } from "@medgemma/core";
import { ggufRuntime } from "@medgemma/runtime-gguf";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { tinyModelDirectory } from "@medgemma/tiny-model";
import { describe, expect, it } from "vitest";
import { temporaryFolder } from "./fixture.js";

const runtimes = { gguf: (options = {}) => ggufRuntime({ device: "cpu", ...options }), onnx: () => onnxRuntime() };

async function copyOf(format: keyof typeof runtimes): Promise<string> {
  const folder = join(await temporaryFolder(), "model");
  await cp(tinyModelDirectory(format), folder, { recursive: true });
  return folder;
}

async function answer(model: LanguageModel): Promise<string> {
  let said = "";
  const messages = [{ role: "user", content: "Is there a circle?" } as const];
  for await (const event of model.generate({ messages, maxTokens: 6 }))
    if (event.type === "token") said += `${event.id} `;
  return said;
}

async function codeOf(action: Promise<unknown>): Promise<unknown> {
  const error: unknown = await action.then(
    () => "no error",
    (thrown: unknown) => thrown,
  );
  return MedGemmaError.isInstance(error) ? error.code : error;
}

const load = (model: string, runtime: Runtime, adapter?: string): Promise<LanguageModel> =>
  loadMedGemma({ model, runtime, ...(adapter !== undefined && { adapters: [{ file: adapter }] }) });

describe("weights that are cut off or written over while a model is loaded", () => {
  it.each([
    ["gguf", "text-q8_0.gguf"],
    ["gguf", "mmproj-f16.gguf"],
    ["onnx", "decoder.data"],
    ["onnx", "vision.data"],
  ] as const)("do not change its answers when they were read: %s %s", async (format, file) => {
    const folder = await copyOf(format);
    await using model = await load(folder, runtimes[format]());
    const before = await answer(model);
    await truncate(join(folder, file), 1000);
    expect(await answer(model)).toBe(before);
    await writeFile(join(folder, file), new Uint8Array(3_000_000));
    expect(await answer(model)).toBe(before);
  });

  it("are noticed before the next answer where they are read from", async () => {
    const folder = await copyOf("onnx");
    await using model = await load(folder, onnxRuntime());
    await answer(model);
    await writeFile(join(folder, "embeddings.data"), new Uint8Array(393_216));
    expect(await codeOf(answer(model))).toBe("ERR_DIGEST_MISMATCH");
  });

  it("may be replaced by other files, or deleted", async () => {
    const folder = await copyOf("onnx");
    await using model = await load(folder, onnxRuntime());
    const before = await answer(model);
    await writeFile(join(folder, "new"), new Uint8Array(393_216));
    await rename(join(folder, "new"), join(folder, "embeddings.data"));
    expect(await answer(model)).toBe(before);
    await rm(folder, { recursive: true });
    expect(await answer(model)).toBe(before);
  });
});

describe.runIf(process.platform !== "win32")("what is no regular file", () => {
  const pipe = (path: string): string => {
    execFileSync("mkfifo", [path]);
    return path;
  };

  it.each(["medgemma.json", "text-q8_0.gguf", "mmproj-f16.gguf", "tokenizer.bin"])(
    "is refused at once in a folder of GGUF files: %s",
    async (file) => {
      const folder = await copyOf("gguf");
      await rm(join(folder, file));
      pipe(join(folder, file));
      expect(await codeOf(load(folder, runtimes.gguf()))).toMatch(/^ERR_(MODEL_NOT_FOUND|CORRUPT_MODEL)$/);
    },
    10_000,
  );

  it.each(["medgemma.json", "decoder.onnx", "embeddings.data", "tokenizer.bin"])(
    "is refused at once in an ONNX package: %s",
    async (file) => {
      const folder = await copyOf("onnx");
      await rm(join(folder, file));
      pipe(join(folder, file));
      expect(await codeOf(load(folder, onnxRuntime()))).toMatch(/^ERR_(MODEL_NOT_FOUND|CORRUPT_MODEL)$/);
    },
    10_000,
  );

  it("is refused at once as a model, an image encoder or an adapter", async () => {
    const folder = await copyOf("gguf");
    const text = join(folder, "text-q8_0.gguf");
    for (const path of [pipe(join(folder, "pipe")), "/dev/zero", folder]) {
      if (path !== folder) expect(await codeOf(load(path, runtimes.gguf()))).toBe("ERR_MODEL_NOT_FOUND");
      expect(await codeOf(load(text, runtimes.gguf({ mmproj: path })))).toBe("ERR_MODEL_NOT_FOUND");
      expect(await codeOf(load(text, runtimes.gguf(), path))).toBe("ERR_MODEL_NOT_FOUND");
    }
    expect(await codeOf(load(join(folder, "pipe"), onnxRuntime()))).toBe("ERR_MODEL_NOT_FOUND");
  }, 20_000);
});
