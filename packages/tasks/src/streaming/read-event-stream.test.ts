import type { LanguageModel } from "@medgemma/core";
import { createMockModel } from "@medgemma/core/testing";
import { describe, expect, expectTypeOf, it } from "vitest";
import { type MedicalAnswerResult, answerQuestion } from "../medical-question/answer-question.js";
import { scripted } from "../task/testing/expect-ugly.js";
import { eventStreamResponse } from "./event-stream-response.js";
import { parseServerSentEvents } from "./parse-server-sent-events.js";
import { readEventStream } from "./read-event-stream.js";
import { toServerSentEvents } from "./to-server-sent-events.js";

const question = { question: "What?" };

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** A response as a server of any kind gives it. */
const answer = (text: string, type = "text/event-stream"): Response =>
  new Response(text, { headers: { "content-type": type } });

describe("readEventStream", () => {
  it("gives a task's events and its result, typed", async () => {
    const response = eventStreamResponse({}, (signal) => answerQuestion(scripted("Line one."), question, { signal }));
    const events = await collect(readEventStream<typeof answerQuestion>(response));
    expect(events.flatMap((event) => (event.type === "text" ? [event.text] : [])).join("")).toBe("Line one.");
    const last = events.at(-1)!;
    expect(last).toMatchObject({ type: "result", result: { ok: true, answer: "Line one." } });
    if (last.type === "result") expectTypeOf(last.result).toEqualTypeOf<MedicalAnswerResult>();
  });

  it("gives the events of model.generate", async () => {
    const messages = [{ role: "user", content: "hi" } as const];
    const response = eventStreamResponse({}, (signal) => scripted("Hi.").generate({ messages, signal }));
    const events = await collect(readEventStream<LanguageModel["generate"]>(response));
    expect(events.at(-1)).toMatchObject({ type: "generation-end", text: "Hi." });
  });

  it("throws the task's error as the class that it was", async () => {
    const failing = eventStreamResponse({}, () => answerQuestion(createMockModel(), { question: "" }));
    await expect(collect(readEventStream(failing))).rejects.toMatchObject({
      name: "InvalidArgumentError",
      code: "ERR_INVALID_ARGUMENT",
    });
    const unknown = answer('event: task-error\ndata: {"code":"ERR_OF_TOMORROW","message":"No."}\n\n');
    await expect(collect(readEventStream(unknown))).rejects.toMatchObject({ code: "ERR_INFERENCE_FAILED" });
    const odd = answer("event: task-error\ndata: null\n\n");
    await expect(collect(readEventStream(odd))).rejects.toMatchObject({ code: "ERR_INFERENCE_FAILED" });
  });

  it("does not take an answer that was cut off for a whole one", async () => {
    const cut = answer('event: text\ndata: {"type":"text","text":"No pneumo"}\n\n');
    const seen: unknown[] = [];
    const reading = (async () => {
      for await (const event of readEventStream(cut)) seen.push(event);
    })();
    await expect(reading).rejects.toMatchObject({ code: "ERR_INFERENCE_FAILED" });
    expect(seen).toHaveLength(1);
  });

  it.each([
    ["an error page", new Response("Jane Doe", { status: 500 })],
    ["another kind of answer", answer("{}", "application/json")],
    ["events that are no JSON", answer("event: text\ndata: Jane Doe\n\n")],
    ["events without a type", answer("event: text\ndata: null\n\n")],
    ["no body", new Response(null, { headers: { "content-type": "text/event-stream" } })],
    ["an endless event", answer(`data: ${"x".repeat(2 ** 24)}`)],
  ])("says that %s is no event stream, and repeats nothing of it", async (_, response) => {
    const error = (await collect(readEventStream(response)).catch((reason: unknown) => reason)) as Error;
    expect(error).toMatchObject({ code: "ERR_INFERENCE_FAILED" });
    expect(error.message).not.toContain("Jane");
  });

  it("ends the connection when the reader leaves or aborts, which stops the server's model", async () => {
    for (const how of ["leave", "abort"]) {
      let gone: AbortSignal | undefined;
      const response = eventStreamResponse({}, (signal) => {
        gone = signal;
        return answerQuestion(scripted("word ".repeat(50)), question, { signal });
      });
      const abort = new AbortController();
      const read = async () => {
        for await (const event of readEventStream(response, { signal: abort.signal })) {
          expect(event).toBeDefined();
          if (how === "leave") break;
          abort.abort(new Error("enough"));
        }
      };
      if (how === "leave") await read();
      else await expect(read()).rejects.toThrow("enough");
      expect(gone?.aborted, how).toBe(true);
    }
  });

  it("stops waiting when it is aborted between two events", async () => {
    let cancelled = false;
    const silent = new ReadableStream<Uint8Array>({ cancel: () => void (cancelled = true) });
    const response = new Response(silent, { headers: { "content-type": "text/event-stream" } });
    const abort = new AbortController();
    const reading = collect(readEventStream(response, { signal: abort.signal }));
    abort.abort();
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    expect(cancelled).toBe(true);
  });
});

describe("parseServerSentEvents", () => {
  const text =
    "\uFEFF: a comment\r\nevent: text\r\ndata: one\r\ndata:  two\r\nid: 7\r\n\r\nretry: 5\n\ndata\n\n" +
    "event: é\rdata: x:y\r\revent: lost";
  const expected = [
    { event: "text", data: "one\n two" },
    { event: "message", data: "" },
    { event: "é", data: "x:y" },
  ];

  async function* pieces(whole: string, size: number): AsyncGenerator<string> {
    for (let at = 0; at < whole.length; at += size) yield whole.slice(at, at + size);
  }

  it.each([1, 2, 3, 7, 1000])("reads every kind of line end, in pieces of %i", async (size) => {
    expect(await collect(parseServerSentEvents(pieces(text, size)))).toEqual(expected);
  });

  it("reads a last event that carriage returns end", async () => {
    expect(await collect(parseServerSentEvents(pieces("data: x\r\r", 4)))).toEqual([{ event: "message", data: "x" }]);
  });

  it("reads what toServerSentEvents writes", async () => {
    const bytes = toServerSentEvents(answerQuestion(scripted("a\n\r\u2028b"), question));
    const whole = await new Response(bytes).text();
    const events = await collect(parseServerSentEvents(pieces(whole, 5)));
    expect(JSON.parse(events.at(-1)!.data)).toMatchObject({ ok: true });
  });
});
