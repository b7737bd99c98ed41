import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "./fixture.js";

// A process, or a thread of it, that ends in the middle of a generation ends as it wants to, not with a native error.

const times = 6;

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "medgemma-leaving-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const dist = (name: string): string => JSON.stringify(pathToFileURL(join(root, "packages", name, "dist/index.js")));

/** Code that loads the test model and generates without end; `ready` is called when the first token has come. */
const generating = (kind: string, ready: string): string => `
  const { loadMedGemma } = await import(${dist("core")});
  const { tinyModelDirectory } = await import(${dist("tiny-model")});
  const { ${kind}Runtime } = await import(${dist(`runtime-${kind}`)});
  const model = await loadMedGemma({ model: tinyModelDirectory("${kind}"), runtime: ${kind}Runtime() });
  let isReady = false;
  for (let round = 0; ; round++) {
    const messages = [{ role: "user", content: "Tell. ".repeat(50) + round }];
    for await (const { type } of model.generate({ messages, maxTokens: 50, detectLoops: false })) {
      if (isReady || type !== "token") continue;
      isReady = true;
      ${ready}
    }
  }`;

async function run(code: string) {
  const file = join(folder, "program.mjs");
  await writeFile(file, code);
  const { status, signal, stderr } = spawnSync(process.execPath, [file], { encoding: "utf8", timeout: 60_000 });
  return { status, signal, stderr };
}

describe.each(["onnx", "gguf"])("%s", (kind) => {
  it("lets the process exit", async () => {
    for (let round = 0; round < times; round++) {
      const code = generating(kind, `setTimeout(() => process.exit(3), ${round * 17});`);
      expect(await run(code)).toEqual({ status: 3, signal: null, stderr: "" });
    }
  });

  it("lets a thread that hosts it be terminated", async () => {
    const code = `
      import { parentPort, Worker, isMainThread } from "node:worker_threads";
      if (isMainThread) {
        for (let round = 0; round < ${times}; round++) {
          const worker = new Worker(new URL(import.meta.url));
          await new Promise((resolve) => worker.once("message", resolve));
          await new Promise((resolve) => setTimeout(resolve, round * 17));
          await worker.terminate();
        }
        process.exit(4);
      }
      ${generating(kind, `parentPort.postMessage("ready");`)}`;
    expect(await run(code)).toEqual({ status: 4, signal: null, stderr: "" });
  });
});
