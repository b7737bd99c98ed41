import { createMockModel } from "@medgemma/core/testing";
import { describe, expect, it } from "vitest";
import { answerQuestion } from "../medical-question/answer-question.js";
import { scripted } from "../task/testing/expect-ugly.js";
import { eventStreamResponse } from "./event-stream-response.js";
import { toReadableStream } from "./to-readable-stream.js";
import { toServerSentEvents } from "./to-server-sent-events.js";

const question = { question: "What?" };

/** What a browser's EventSource would make of it. */
function parse(text: string): { event: string; data: unknown }[] {
  return text
    .split("\n\n")
    .filter(Boolean)
    .map((frame) => {
      const [event = "", data = ""] = frame.split("\n");
      return { event: event.replace("event: ", ""), data: JSON.parse(data.replace("data: ", "")) as unknown };
    });
}

/** A model that counts the steps it was asked for. */
function counting() {
  const model = scripted("word ".repeat(15));
  const steps = { count: 0, ended: false };
  return {
    steps,
    model: {
      ...model,
      async *generate(request: Parameters<typeof model.generate>[0]) {
        try {
          for await (const event of model.generate(request)) {
            steps.count++;
            yield event;
          }
        } finally {
          steps.ended = true;
        }
      },
    },
  };
}

describe("toReadableStream", () => {
  it("gives a model's events, and begins with the first read", async () => {
    const { model, steps } = counting();
    const stream = toReadableStream(answerQuestion(model, question));
    const reader = stream.getReader();
    await Promise.resolve();
    expect(steps.count).toBe(0);
    await reader.read();
    expect(steps.count).toBe(1);
    await reader.cancel();
    expect(steps.ended).toBe(true);
    expect(steps.count).toBeLessThan(5);
  });

  it("passes errors on", async () => {
    const reader = toReadableStream(answerQuestion(createMockModel(), { question: "" })).getReader();
    await expect(reader.read()).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
  });
});

describe("toServerSentEvents", () => {
  it("writes every event and the result", async () => {
    const run = answerQuestion(scripted("Line one.\nLine \u2028 two."), question);
    const frames = parse(await new Response(toServerSentEvents(run)).text());
    expect(frames.at(-1)).toMatchObject({ event: "result", data: { ok: true, answer: "Line one.\nLine \u2028 two." } });
    const text = frames.filter(({ event }) => event === "text").map(({ data }) => (data as { text: string }).text);
    expect(text.join("")).toBe("Line one.\nLine \u2028 two.");
    const messages = [{ role: "user", content: "hi" } as const];
    const raw = parse(await new Response(toServerSentEvents(scripted("Hi.").generate({ messages }))).text());
    expect(raw.at(-1)).toMatchObject({ event: "generation-end", data: { text: "Hi." } });
  });

  it("ends with the SDK's errors, and says nothing of others", async () => {
    const wrong = parse(
      await new Response(toServerSentEvents(answerQuestion(createMockModel(), { question: "" }))).text(),
    );
    expect(wrong).toMatchObject([{ event: "task-error", data: { code: "ERR_INVALID_ARGUMENT" } }]);
    const failing = {
      async *[Symbol.asyncIterator]() {
        yield { type: "text" };
        throw new Error("Jane Doe, born 1970");
      },
    };
    const text = await new Response(toServerSentEvents(failing)).text();
    expect(parse(text).at(-1)).toEqual({
      event: "task-error",
      data: { code: "ERR_INFERENCE_FAILED", message: "The task failed." },
    });
    expect(text).not.toContain("Jane");
  });
});

describe("eventStreamResponse", () => {
  it("is a response for EventSource, without buffering", async () => {
    const response = eventStreamResponse({}, (signal) => answerQuestion(scripted("Yes."), question, { signal }));
    expect(response.headers.get("content-type")).toContain("text/event-stream");
    expect(response.headers.get("x-accel-buffering")).toBe("no");
    expect(parse(await response.text()).at(-1)).toMatchObject({ event: "result", data: { ok: true } });
  });

  it("stops the model when the client goes away", async () => {
    const { model, steps } = counting();
    let seen: AbortSignal | undefined;
    const response = eventStreamResponse({}, (signal) => {
      seen = signal;
      return answerQuestion(model, question, { signal });
    });
    const reader = response.body!.getReader();
    await reader.read();
    await reader.cancel();
    expect(seen?.aborted).toBe(true);
    expect(steps.ended).toBe(true);
    expect(steps.count).toBeLessThan(5);
  });

  it("stops the model when the request is aborted", async () => {
    const { model, steps } = counting();
    const request = new AbortController();
    const response = eventStreamResponse(request, (signal) => answerQuestion(model, question, { signal }));
    const reader = response.body!.getReader();
    await reader.read();
    request.abort();
    const rest: string[] = [];
    for (let step = await reader.read(); !step.done; step = await reader.read())
      rest.push(new TextDecoder().decode(step.value));
    expect(rest.join("")).toContain("event: task-error");
    expect(steps.ended).toBe(true);
    expect(steps.count).toBeLessThan(5);
  });
});
