import type { LanguageModel } from "@medgemma/core";
import { createMockModel } from "@medgemma/core/testing";
import { describe, expect, it } from "vitest";
import { askYesNo } from "../closed-question/ask-yes-no.js";
import { yesNoPrompts } from "../closed-question/prompt.js";
import type { ClosedQuestionInput } from "../closed-question/schema.js";
import type { PromptTemplate } from "../task/prompt-template.js";
import { agreement } from "./agreement.js";

const answerOf = (result: string | null): string | null => result;
const say = async (_: unknown, variant: string | null): Promise<string | null> => variant;

describe("agreement", () => {
  it.each<[(string | null)[], string | null, number]>([
    [["a", "a", "a"], "a", 1],
    [["a", "a", "a", "a", "b"], "a", 0.8],
    [["a", "a", "b"], null, 2 / 3],
    [["a", "b"], null, 0.5],
    [[null, null, "a"], null, 1 / 3],
    [[null, null], null, 0],
  ])("of %j is %j", async (variants, answer, share) => {
    const result = await agreement(say, {}, { variants, answerOf });
    expect(result).toMatchObject({ answer, abstained: answer === null });
    expect(result.agreement).toBeCloseTo(share, 10);
    expect(result.flips.map((flip) => flip.answer)).toEqual(variants.filter((variant) => variant !== variants[0]));
  });

  it("abstains on a tie whatever the threshold", async () => {
    const options = { variants: ["a", "b"], answerOf, abstainBelow: 0 };
    expect(await agreement(say, {}, options)).toMatchObject({ answer: null, abstained: true });
  });

  it("finds a model that wording flips", async () => {
    const fickle: LanguageModel = {
      ...createMockModel(),
      score: async ({ continuations, messages }) => {
        const isFirst = JSON.stringify(messages).includes("Answer with one word only");
        const logprob = (word: string): number => ((word === "yes") === isFirst ? 0 : -2);
        return continuations.map((text) => ({ text, ids: [0], tokenLogprobs: [], logprob: logprob(text) }));
      },
    };
    const ask = (input: ClosedQuestionInput, prompt: PromptTemplate) => askYesNo(fickle, input, { prompt });
    const question = { question: "Is there a nodule?" };
    const result = await agreement(ask, question, { variants: yesNoPrompts, answerOf: ({ answer }) => answer });
    expect(result).toMatchObject({ answer: null, abstained: true });
    expect(result.flips).toHaveLength(yesNoPrompts.length - 1);
    expect(result.answers[0]).toMatchObject({ answer: "yes", variant: yesNoPrompts[0] });
    const ids = result.answers.map(({ result: { provenance } }) => provenance.prompt.sha256);
    expect(new Set(ids).size).toBe(yesNoPrompts.length);
  });

  it("refuses what it cannot compare", async () => {
    const code = "ERR_INVALID_ARGUMENT";
    await expect(agreement(say, {}, { variants: ["a"], answerOf })).rejects.toMatchObject({ code });
    await expect(agreement(say, {}, { variants: ["a", "b"], answerOf, abstainBelow: 2 })).rejects.toMatchObject({
      code,
    });
    const failing = async (): Promise<string> => {
      throw new Error("broken");
    };
    await expect(agreement(failing, {}, { variants: ["a", "b"], answerOf })).rejects.toThrow("broken");
  });
});
