import type { LanguageModel, RgbImage } from "@medgemma/core";
import { createMockModel } from "@medgemma/core/testing";
import { describe, expect, it } from "vitest";
import { askYesNo } from "../closed-question/ask-yes-no.js";
import { yesNoPrompts } from "../closed-question/prompt.js";
import type { ClosedQuestionInput } from "../closed-question/schema.js";
import type { PromptTemplate } from "../task/prompt-template.js";
import { scoringModel } from "../task/testing/scoring-model.js";
import { agreement } from "./agreement.js";
import { discreteAnswer } from "./discrete-answer.js";
import { findingParaphrases, imageOrders, type Paraphrase, unnegated } from "./paraphrases.js";
import { wilsonInterval } from "./wilson-interval.js";

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

  it("counts flips with Wilson's interval", async () => {
    const { flipRate } = await agreement(say, {}, { variants: ["a", "a", "a", "b", "a"], answerOf });
    expect(flipRate).toMatchObject({ flips: 1, of: 4, share: 0.25 });
    // Computed by the same formula in Python.
    expect(flipRate.low).toBeCloseTo(0.0456, 4);
    expect(flipRate.high).toBeCloseTo(0.6994, 4);
    expect(wilsonInterval(0, 10)).toMatchObject({ low: 0 });
  });

  it("asks for a finding in other words and for its absence", async () => {
    // Says yes to everything: consistent in affirmative forms alone.
    const agreeable = scoringModel((word) => (word === "yes" ? 0 : -5));
    const ask = ({ finding }: { finding: string }, { question }: Paraphrase) =>
      askYesNo(agreeable, { question: question.replace("{finding}", finding) });
    const result = await agreement(
      ask,
      { finding: "a nodule" },
      {
        variants: findingParaphrases,
        answerOf: ({ answer }, variant) => unnegated(answer, variant),
      },
    );
    expect(result.flips.map(({ variant }) => variant.negated)).toEqual([true, true, true]);
    expect(result).toMatchObject({ answer: null, flipRate: { flips: 3, of: 6 } });
  });

  it.each([
    [{ ok: true, answer: "Yes." }, "yes"],
    [{ ok: true, answer: null }, null],
    [{ ok: false, reason: "truncated", answer: "x" }, null],
    [{ ok: true, triage: { urgency: "Urgent", rationale: "x" } }, "urgent"],
    [
      {
        ok: true,
        report: {},
        findingList: {
          ok: true,
          findings: [
            { finding: "Nodule", status: "present", side: null },
            { finding: "effusion", status: "absent", side: "left" },
          ],
        },
      },
      "effusion, absent, left; nodule, present, -",
    ],
    [
      {
        items: [
          { finding: "b", seen: "no" },
          { finding: "a", seen: "yes" },
        ],
      },
      "a, yes; b, no",
    ],
    [{ ok: true, findings: [{ label: "heart" }], notFound: ["aorta"] }, "heart"],
    [{ ok: true, results: [{ name: "Na", result: "140", unit: null }], unverified: [] }, "na, 140, -"],
    [{ ok: true, gradable: {}, stage: { answer: "mild DR" } }, "mild dr"],
    [
      { ok: true, asymmetry: { answer: "yes" }, irregularBorder: { answer: null }, severalColours: { answer: "no" } },
      "yes; -; no",
    ],
    [{ ok: true, description: {} }, null],
    [null, null],
  ])("finds the discrete answer of %j", (result, expected) => {
    expect(discreteAnswer(result)).toBe(expected);
  });

  it("shows each image first once", () => {
    const [a, b, c] = ["a", "b", "c"] as unknown as RgbImage[];
    expect(imageOrders([a!, b!, c!])).toEqual([
      [a, b, c],
      [b, c, a],
      [c, a, b],
    ]);
  });

  it("refuses what it cannot compare", async () => {
    const code = "ERR_INVALID_ARGUMENT";
    await expect(agreement(say, {}, { variants: ["a"], answerOf })).rejects.toMatchObject({ code });
    await expect(agreement(say, {}, { variants: ["a", "b"], answerOf, abstainBelow: 2 })).rejects.toMatchObject({
      code,
    });
    await expect(agreement(say, {}, undefined as never)).rejects.toMatchObject({ code });
    await expect(agreement(say, {}, {} as never)).rejects.toMatchObject({ code });
    const mostly = { variants: ["yes", null, null, null], answerOf, abstainBelow: 0 };
    expect(await agreement(say, {}, mostly)).toMatchObject({ answer: null, abstained: true });
    const failing = async (): Promise<string> => {
      throw new Error("broken");
    };
    await expect(agreement(failing, {}, { variants: ["a", "b"], answerOf })).rejects.toThrow("broken");
  });
});
