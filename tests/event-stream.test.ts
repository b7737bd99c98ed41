import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream as NodeStream } from "node:stream/web";
import { loadMedGemma } from "@medgemma/core";
import { onnxRuntime } from "@medgemma/runtime-onnx";
import { answerQuestion, eventStreamResponse } from "@medgemma/tasks";
import { readEventStream } from "@medgemma/tasks/client";
import { afterAll, expect, it, onTestFinished } from "vitest";
import { convertTo } from "./fixture.js";

const folder = await mkdtemp(join(tmpdir(), "medgemma-stream-"));
const source = await convertTo(folder, "fp32");
afterAll(() => rm(folder, { recursive: true, force: true }));

it("stops the model when a client of a Node server hangs up, and serves the next one", async () => {
  await using model = await loadMedGemma({ model: source, runtime: onnxRuntime({ device: "cpu" }) });
  const signals: AbortSignal[] = [];
  const server = createServer((request, response) => {
    const maxTokens = Number(new URL(request.url ?? "", "http://localhost").searchParams.get("tokens"));
    const { headers, body } = eventStreamResponse({}, (signal) => {
      signals.push(signal);
      return answerQuestion(
        model,
        { question: "What is seen?" },
        { signal, maxTokens, sampling: { temperature: 1, seed: 1 } },
      );
    });
    response.writeHead(200, Object.fromEntries(headers));
    // The client hanging up destroys the response, and with it the stream.
    pipeline(Readable.fromWeb(body as NodeStream), response).catch(() => {});
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const hangUp = new AbortController();
  const first = await fetch(`${address}/?tokens=3000`, { signal: hangUp.signal });
  expect(first.headers.get("content-type")).toContain("text/event-stream");
  const reader = first.body!.getReader();
  await reader.read();
  hangUp.abort();
  await reader.closed.catch(() => {});

  // The model does one thing at a time: this one is answered because the first one stopped.
  const second = await (await fetch(`${address}/?tokens=4`)).text();
  expect(signals[0]?.aborted).toBe(true);
  expect(signals[1]?.aborted).toBe(false);
  expect(second).toContain("event: text");
  expect(second).toMatch(/event: result\ndata: \{"ok":false,"reason":"truncated"/);

  // The same with the reader for clients: leaving its loop, and a whole answer.
  const post = (tokens: number) => fetch(`${address}/?tokens=${tokens}`, { method: "POST", body: "anything" });
  for await (const event of readEventStream<typeof answerQuestion>(await post(3000))) if (event.type === "text") break;
  const types = new Set<string>();
  for await (const event of readEventStream<typeof answerQuestion>(await post(4))) {
    types.add(event.type);
    if (event.type === "result") expect(event.result).toMatchObject({ ok: false, reason: "truncated" });
  }
  expect(types).toContain("text");
  expect(types).toContain("result");
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false, true, false]);
});
