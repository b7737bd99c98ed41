import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { loadMedGemma, type Message } from "@medgemma/core";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { afterAll, expect, it, vi } from "vitest";
import { convertTo, runNode } from "./fixture.js";

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

it("survives aborts at any moment of a load", async () => {
  // In a process of its own: what went wrong here ended the process.
  const script = `
    const { loadMedGemma } = await import("@medgemma/core");
    const { onnxRuntime } = await import("@medgemma/runtime-onnx");
    const runtime = onnxRuntime({ device: "cpu" });
    const load = (signal) => loadMedGemma({ model: ${JSON.stringify(source)}, runtime, signal });
    const start = performance.now();
    await (await load())[Symbol.asyncDispose]();
    const loadMs = performance.now() - start;
    let aborted = 0;
    for (let part = 0; part < 12; part++) {
      const signal = AbortSignal.timeout(Math.round((loadMs * part) / 12));
      await load(signal).then((model) => model[Symbol.asyncDispose](), (error) => {
        if (error !== signal.reason) throw error;
        aborted++;
      });
    }
    process.stdout.write(String(aborted));
  `;
  const { code, stdout, stderr } = await runNode(["--input-type=module", "-e", script]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(Number(stdout)).toBeGreaterThan(0);
});
