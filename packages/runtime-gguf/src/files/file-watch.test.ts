import { mkdtemp, rename, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createByteTokenizer, createMockLogitsModel } from "@medgemma/core/testing";
import { expect, it, onTestFinished } from "vitest";
import { FileWatch } from "./file-watch.js";

const prompt = { segments: [{ type: "tokens", ids: Int32Array.of(2, 5) } as const], length: 2 };

const capabilities = { images: false, fork: true, adapters: false, maxContext: 64 } as const;

async function guarded() {
  const folder = await mkdtemp(join(tmpdir(), "medgemma-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "weights.gguf");
  await writeFile(path, "weights");
  const watch = await FileWatch.open([path]);
  onTestFinished(() => watch.close());
  return {
    path,
    folder,
    watch,
    model: watch.guard(createMockLogitsModel({ tokenizer: createByteTokenizer(), capabilities })),
  };
}

it("lets a model answer while its file is the one that was loaded", async () => {
  const { path, folder, watch, model } = await guarded();
  await (await model.start(prompt))[Symbol.asyncDispose]();
  await watch.checkPaths();
  await writeFile(join(folder, "other"), "others!");
  await rename(join(folder, "other"), path);
  // Who has mapped the file still has the old one.
  await (await model.start(prompt))[Symbol.asyncDispose]();
  await expect(watch.checkPaths()).rejects.toMatchObject({ code: "ERR_DIGEST_MISMATCH" });
  await model[Symbol.asyncDispose]();
  await watch.check();
});

it("refuses to answer once the file was cut off", async () => {
  const { path, model } = await guarded();
  await truncate(path, 3);
  await expect(model.start(prompt)).rejects.toMatchObject({ code: "ERR_DIGEST_MISMATCH" });
});

it("refuses to answer once the file was written over", async () => {
  const { path, model } = await guarded();
  await writeFile(path, "longer weights");
  await expect(model.start(prompt)).rejects.toThrow(/"weights.gguf" was changed/);
});
