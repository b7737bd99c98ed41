import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { checkInChild } from "./check-in-child.js";

const request = { path: "model.gguf", options: {}, adapters: [] };

/** A script in the place of the one that loads models. */
async function script(onMessage: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "medgemma-test-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const path = join(folder, "child.mjs");
  await writeFile(path, `process.on("message", (request) => { ${onMessage} });`);
  return path;
}

it.runIf(process.platform !== "win32")("says that native code ended the process", async () => {
  const crash = await script(`process.abort();`);
  await expect(checkInChild(request, { script: crash })).rejects.toMatchObject({
    code: "ERR_CORRUPT_MODEL",
    message: expect.stringContaining("SIGABRT") as string,
  });
});

it("says that it never ends, and ends it", async () => {
  const hang = await script(`for (;;) {}`);
  await expect(checkInChild(request, { script: hang, limitMs: 300 })).rejects.toMatchObject({
    code: "ERR_CORRUPT_MODEL",
  });
});

it("passes on what was thrown", async () => {
  await expect(checkInChild({ ...request, path: "/nowhere.gguf" })).rejects.toMatchObject({
    code: "ERR_MODEL_NOT_FOUND",
  });
});

it("stops when it is aborted", async () => {
  const abort = new AbortController();
  const checking = checkInChild(request, { script: await script(`for (;;) {}`), signal: abort.signal });
  abort.abort(new Error("enough"));
  await expect(checking).rejects.toThrow("enough");
});
