import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { loadMedGemma, type Message } from "@medgemma/core";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { afterAll, expect, it, vi } from "vitest";
import { convertTo } from "./fixture.js";

const folder = await mkdtemp(join(tmpdir(), "medgemma-worker-"));
const source = await convertTo(folder, "fp32");
afterAll(() => rm(folder, { recursive: true, force: true }));

const messages: Message[] = [{ role: "user", content: "hi" }];

it("rejects with a typed error when the worker dies, and the next load works", async () => {
  // The runtime keeps its worker to itself; what it posts to is the only way to get hold of it.
  const post = vi.spyOn(Worker.prototype, "postMessage");
  const load = () => loadMedGemma({ model: source, runtime: onnxRuntime({ device: "cpu" }) });
  const model = await load();
  const worker = post.mock.contexts[0] as Worker;
  post.mockRestore();
  const generating = (async () => {
    for await (const event of model.generate({ messages, maxTokens: 500, detectLoops: false })) {
      if (event.type === "token") await worker.terminate();
    }
  })();
  await expect(generating).rejects.toMatchObject({ code: "ERR_INFERENCE_FAILED" });
  await expect(model.score({ messages, continuations: ["a"] })).rejects.toMatchObject({ code: "ERR_INFERENCE_FAILED" });
  await model[Symbol.asyncDispose]();

  await using next = await load();
  const [choice] = await next.score({ messages, continuations: ["a"] });
  expect(choice?.logprob).toBeLessThan(0);
});
