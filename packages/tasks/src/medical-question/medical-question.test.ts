import type { LanguageModel, Message } from "@medgemma/core";
import { describe, expect, it } from "vitest";
import { scripted } from "../task/testing/expect-ugly.js";
import { answerMultipleChoice } from "./answer-multiple-choice.js";
import { answerQuestion } from "./answer-question.js";

const image = { width: 2, height: 2, data: new Uint8Array(12).fill(200) };

describe("answerQuestion", () => {
  it("gives the answer as prose, the thought apart", async () => {
    const model = scripted("<unused94>thought\nhm {x}<unused95> Give oxygen. ");
    const run = answerQuestion(model, { question: "What first?", context: "SpO2 84 %.", images: [image] });
    let partial = "";
    for await (const event of run) if (event.type === "text") partial = event.partial;
    expect(partial).toBe(" Give oxygen. ");
    expect(await run).toMatchObject({ ok: true, answer: "Give oxygen.", thinking: "hm {x}" });
  });

  it.each([
    ["", "empty"],
    ["<pad>\n", "empty"],
    ["na ".repeat(200), "repetition"],
  ])("is no answer: %j", async (response, reason) => {
    const result = await answerQuestion(scripted(response), { question: "What?" });
    expect(result).toMatchObject({ ok: false, reason });
    expect(result).not.toHaveProperty("answer");
  });

  it("does not pass off a cut text as an answer", async () => {
    const result = await answerQuestion(scripted("Give oxygen."), { question: "What?" }, { maxTokens: 4 });
    expect(result).toMatchObject({ ok: false, reason: "truncated", raw: "Give" });
  });
});

describe("answerMultipleChoice", () => {
  const input = { question: "Which drug?", context: "A vignette.", options: ["aspirin", "heparin", "warfarin"] };

  /** Prefers the option that holds the word, behind whatever letter. */
  function preferring(word: string, seen: (messages: readonly Message[]) => void, model = scripted("First, heparin.")) {
    const scoring: LanguageModel = {
      ...model,
      score: async ({ continuations, messages = [] }) => {
        seen(messages);
        const text = JSON.stringify(messages.at(-1)?.content);
        return continuations.map((letter) => {
          const logprob = text.includes(`${letter}: ${word}`) ? 0 : -2;
          return { text: letter, ids: [0], tokenLogprobs: [logprob], logprob };
        });
      },
    };
    return scoring;
  }

  it("scores the options", async () => {
    let turns = 0;
    const model = preferring("heparin", (messages) => {
      turns = messages.length;
    });
    const result = await answerMultipleChoice(model, input);
    expect(result).toMatchObject({ ok: true, answer: "heparin", provenance: { task: "choose" } });
    expect(result).not.toHaveProperty("reasoning");
    expect(turns).toBe(1);
  });

  it("scores them after its reasoning, in the same conversation", async () => {
    const conversations: (readonly Message[])[] = [];
    const model = preferring("warfarin", (messages) => conversations.push(messages));
    const result = await answerMultipleChoice(model, { ...input, images: [image] }, { reason: true });
    expect(result).toMatchObject({ ok: true, answer: "warfarin", reasoning: { raw: "First, heparin." } });
    const [first = []] = conversations;
    expect(first.map(({ role }) => role)).toEqual(["system", "user", "assistant", "user"]);
    expect(JSON.stringify(first).match(/"type":"image"/g)).toHaveLength(1);
    expect(conversations).toHaveLength(3);
  });

  it("does not choose on reasoning that was cut off", async () => {
    const model = preferring("heparin", () => {});
    const result = await answerMultipleChoice(model, input, { reason: true, maxTokens: 5 });
    expect(result).toMatchObject({ ok: false, reason: "truncated" });
    expect(result).not.toHaveProperty("answer");
  });

  it("abstains below the threshold", async () => {
    const unsure = preferring("nothing", () => {});
    const result = await answerMultipleChoice(unsure, input, { scoring: { abstainBelow: 0.5 } });
    expect(result).toMatchObject({ ok: true, answer: null });
  });
});
