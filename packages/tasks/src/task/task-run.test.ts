import { createMockModel } from "@medgemma/core/testing";
import { describe, expect, it } from "vitest";
import { answerQuestion } from "../medical-question/answer-question.js";
import { toServerSentEvents } from "../streaming/to-server-sent-events.js";
import { toReadableStream } from "../streaming/to-readable-stream.js";
import { TaskRun } from "./task-run.js";

/** A task whose first step never ends by itself. */
function hanging() {
  const seen: { signal?: AbortSignal } = {};
  const run = new TaskRun<{ type: string }, string>(async function* (signal) {
    seen.signal = signal;
    yield { type: "begun" };
    await new Promise((_, reject) => {
      signal.addEventListener("abort", () => reject(signal.reason as Error), { once: true });
    });
    return "never";
  });
  return { run, seen };
}

describe("a task's run", () => {
  const question = { question: "What?" };
  const ask = () => answerQuestion(createMockModel({ responses: ["A cold."] }), question);

  it("is a promise with catch and finally", async () => {
    let ended = 0;
    expect(await ask().finally(() => ended++)).toMatchObject({ ok: true });
    const failing = answerQuestion(createMockModel(), { question: "" });
    const code = await failing.catch((error: unknown) => (error as { code: string }).code).finally(() => ended++);
    expect([code, ended]).toEqual(["ERR_INVALID_ARGUMENT", 2]);
  });

  it("cannot be read twice, or after it was awaited", async () => {
    const run = ask();
    for await (const _ of run);
    expect(() => run[Symbol.asyncIterator]()).toThrow(expect.objectContaining({ code: "ERR_INVALID_ARGUMENT" }));
    const awaited = ask();
    await awaited;
    expect(() => awaited[Symbol.asyncIterator]()).toThrow(expect.objectContaining({ code: "ERR_INVALID_ARGUMENT" }));
  });

  it("stops at once when it is left while a step is under way", async () => {
    const { run, seen } = hanging();
    const events = run[Symbol.asyncIterator]();
    await events.next();
    const pending = events.next();
    await events.return?.();
    expect(seen.signal?.aborted).toBe(true);
    await expect(pending).rejects.toMatchObject({ name: "AbortError" });
    await expect(run).rejects.toMatchObject({ name: "AbortError" });
  });

  it("stops when a stream's own writing fails, since nobody cancels a failed stream", async () => {
    const { run, seen } = hanging();
    const write = (): never => {
      throw new Error("cannot be written");
    };
    await expect(toReadableStream(run, write).getReader().read()).rejects.toMatchObject({
      message: "cannot be written",
    });
    expect(seen.signal?.aborted).toBe(true);
  });

  it("stops at once when a stream of it is cancelled while a read is under way", async () => {
    for (const streamOf of [toReadableStream, toServerSentEvents]) {
      const { run, seen } = hanging();
      const reader = streamOf(run).getReader();
      await reader.read();
      void reader.read();
      await reader.cancel();
      expect(seen.signal?.aborted).toBe(true);
    }
  });
});
