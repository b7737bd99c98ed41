import type { ScoreRequest } from "@medgemma/core";
import type { MockModelOptions } from "@medgemma/core/testing";
import { describe, expect, it } from "vitest";
import { scoringModel } from "../task/testing/scoring-model.js";
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
  function preferring(word: string, seen: (request: ScoreRequest) => void, options: MockModelOptions = {}) {
    return scoringModel((letter, messages, request) => {
      seen(request);
      const text = JSON.stringify(messages.at(-1)?.content);
      const isMeant = text.includes(`${letter}: ${word}`) || text.includes(`(${letter}) ${word}`);
      return Math.log(isMeant ? 0.8 : 0.1);
    }, options);
  }

  it("scores the options of a model whose family is not known", async () => {
    let turns = 0;
    const model = preferring("heparin", ({ messages = [] }) => (turns = messages.length));
    const result = await answerMultipleChoice(model, input);
    expect(result).toMatchObject({
      ok: true,
      method: "scored",
      answer: "heparin",
      provenance: { task: "multiple-choice", prompt: { preset: "sdk", id: "closed-question-choice" } },
    });
    expect(result).not.toHaveProperty("reasoning");
    expect(turns).toBe(1);
  });

  it("reasons, takes the final answer, and scores the options in its place", async () => {
    const requests: ScoreRequest[] = [];
    const raw = "Heparin would bleed. **Final Answer: (C)**";
    const model = preferring("warfarin", (request) => requests.push(request), { responses: [raw] });
    const result = await answerMultipleChoice(model, { ...input, images: [image] }, { method: "reasoned" });
    expect(result).toMatchObject({ ok: true, method: "reasoned", answer: "warfarin", reasoning: { raw } });
    if (!result.ok) throw new Error(result.reason);
    expect(result.optionMass).toBeCloseTo(1, 6);
    expect(requests[0]?.answerStart).toEqual({ text: "Heparin would bleed. **Final Answer:" });
    expect(requests[0]?.messages?.map(({ role }) => role)).toEqual(["user"]);
  });

  it.each([
    ["medgemma-1.5", "thought", "multiple-choice-published-1.5"],
    ["medgemma-1", "reasoned", "multiple-choice-published-1"],
  ] as const)("does of itself what %s was measured with", async (family, method, id) => {
    const raw = `${method === "thought" ? "<unused94>thought\nWarfarin?<unused95>" : ""}So. Final Answer: (C)`;
    const model = preferring("warfarin", () => {}, { family, responses: [raw], capabilities: { maxContext: 16_384 } });
    const result = await answerMultipleChoice(model, input);
    expect(result).toMatchObject({
      ok: true,
      answer: "warfarin",
      method,
      provenance: { prompt: { preset: family, id }, thinking: { instructed: method === "thought" } },
    });
  });

  it("reasons where thinking is off, and refuses to think then", async () => {
    const model = preferring("warfarin", () => {}, { family: "medgemma-1.5", responses: ["So. Final Answer: (C)"] });
    const result = await answerMultipleChoice(model, input, { thinking: "off" });
    expect(result).toMatchObject({ ok: true, method: "reasoned", provenance: { thinking: { mode: "off" } } });
    const contradiction = answerMultipleChoice(model, input, { thinking: "off", method: "thought" });
    await expect(contradiction).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
    const twice = answerMultipleChoice(model, { ...input, options: ["x", "x"] });
    await expect(twice).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
  });

  it("abstains where the options have little mass, when told to", async () => {
    const model = scoringModel((letter) => Math.log(letter === "C" ? 0.02 : 0.001), { responses: ["Final Answer: C"] });
    const scoring = { minOptionMass: 0.5 };
    const result = await answerMultipleChoice(model, input, { method: "reasoned", scoring });
    expect(result).toMatchObject({ ok: true, answer: null, abstained: "option-mass" });
    expect(await answerMultipleChoice(model, input, { method: "reasoned" })).toMatchObject({ answer: "warfarin" });
  });

  it("does not think with a model that was not trained to", async () => {
    const model = preferring("warfarin", () => {}, { family: "medgemma-1" });
    await expect(answerMultipleChoice(model, input, { method: "thought" })).rejects.toMatchObject({
      code: "ERR_UNSUPPORTED_CAPABILITY",
    });
  });

  it.each([
    ["Final Answer: none of them", "no-final-answer"],
    ["I would give heparin.", "no-final-answer"],
    ["Final Answer: (F)", "no-final-answer"],
  ])("does not choose for the model: %j", async (raw, reason) => {
    const model = preferring("heparin", () => {}, { responses: [raw] });
    const result = await answerMultipleChoice(model, input, { method: "reasoned" });
    expect(result).toMatchObject({ ok: false, reason });
    expect(result).not.toHaveProperty("answer");
  });

  it("does not choose on reasoning that was cut off", async () => {
    const model = preferring("heparin", () => {}, { responses: ["First, heparin. Final Answer: B"] });
    const result = await answerMultipleChoice(model, input, { method: "reasoned", maxTokens: 5 });
    expect(result).toMatchObject({ ok: false, reason: "truncated" });
    expect(result).not.toHaveProperty("answer");
  });

  it("abstains below the threshold", async () => {
    const unsure = preferring("nothing", () => {});
    const result = await answerMultipleChoice(unsure, input, { scoring: { abstainBelow: 0.5, minOptionMass: 0 } });
    expect(result).toMatchObject({ ok: true, answer: null });
  });
});
