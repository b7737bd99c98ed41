import type { LanguageModel, Message, ScoreRequest } from "@medgemma/core";
import { createMockModel } from "@medgemma/core/testing";
import { describe, expect, it } from "vitest";
import { askYesNo } from "./ask-yes-no.js";
import { choose } from "./choose.js";
import { rate } from "./rate.js";

const image = { width: 2, height: 1, data: Uint8Array.of(9, 9, 9, 255, 255, 255) };

/** A mock whose log-likelihoods are written by the test. */
function scoring(logprob: (continuation: string, messages: readonly Message[]) => number): LanguageModel {
  return {
    ...createMockModel(),
    score: async ({ continuations, messages = [] }: ScoreRequest) =>
      continuations.map((text) => ({ text, ids: [0], tokenLogprobs: [], logprob: logprob(text, messages) })),
  };
}

const textOf = ([message]: readonly Message[]): string =>
  typeof message?.content === "string"
    ? message.content
    : (message?.content.map((part) => (part.type === "text" ? part.text : "")).join("") ?? "");

const question = { question: "Which one?", options: ["effusion", "nodule", "none"] as const };

describe("choose", () => {
  it("is unbiased by an order-biased model, and biased when told not to permute", async () => {
    // Likes A whatever it stands for, and nothing else.
    const biased = scoring((letter) => (letter === "A" ? 0 : -3));
    const averaged = await choose(biased, question);
    for (const { probability } of averaged.probabilities) expect(probability).toBeCloseTo(1 / 3, 10);
    expect(averaged.entropy).toBeCloseTo(1, 10);
    const single = await choose(biased, question, { permute: false });
    expect(single.answer).toBe("effusion");
    expect(single.probabilities[0]?.probability).toBeGreaterThan(0.9);
  });

  it("finds what the model means behind the letters", async () => {
    const knows = scoring((letter, messages) => {
      const preference = textOf(messages).includes(`${letter}: nodule`) ? 4 : 0;
      return preference + (letter === "A" ? 2 : 0);
    });
    const { answer, probabilities } = await choose(knows, question);
    expect(answer).toBe("nodule");
    expect(probabilities.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 10);
  });

  it("abstains below the threshold, and still tells the probabilities", async () => {
    const undecided = scoring(() => -1);
    const result = await choose(undecided, question, { abstainBelow: 0.5 });
    expect(result.answer).toBeNull();
    expect(result.probabilities).toHaveLength(3);
    expect(result.provenance).toMatchObject({ task: "choose", mock: true });
  });

  it("takes out what the question alone suggests", async () => {
    const isBlank = ([message]: readonly Message[]): boolean =>
      typeof message?.content === "object" &&
      message.content.some((part) => part.type === "image" && part.image.data.every((value) => value === 0));
    // Says yes to everything, but a little less so for this image.
    const agreeable = scoring((word, messages) => (word === "yes" ? (isBlank(messages) ? 3 : 2) : 0));
    const asked = { question: "Is there a nodule?", images: [image] };
    expect((await askYesNo(agreeable, asked)).answer).toBe("yes");
    expect((await askYesNo(agreeable, asked, { blankImagePrior: true })).answer).toBe("no");
  });

  it("refuses questions that are none", async () => {
    const model = scoring(() => 0);
    const code = "ERR_INVALID_ARGUMENT";
    await expect(choose(model, { question: " ", options: ["a", "b"] })).rejects.toMatchObject({ code });
    await expect(choose(model, { question: "?", options: ["a"] })).rejects.toMatchObject({ code });
    await expect(choose(model, { question: "?", options: ["a", "a"] })).rejects.toMatchObject({ code });
    await expect(askYesNo(model, { question: "?" }, { blankImagePrior: true })).rejects.toMatchObject({ code });
    const textOnly = createMockModel({ capabilities: { images: false } });
    await expect(askYesNo(textOnly, { question: "?", images: [image] })).rejects.toMatchObject({
      code: "ERR_UNSUPPORTED_CAPABILITY",
    });
  });
});

describe("askYesNo", () => {
  it("averages both orders", async () => {
    const likesTheFirst = scoring((word, messages) => (textOf(messages).includes(`only: ${word}`) ? 2 : 0));
    const { probabilities } = await askYesNo(likesTheFirst, { question: "Is it?", context: "A vignette." });
    expect(probabilities[0]?.probability).toBeCloseTo(0.5, 10);
  });
});

describe("rate", () => {
  it("gives the mean level", async () => {
    const severe = scoring((letter, messages) => (textOf(messages).includes(`${letter}: severe`) ? 50 : 0));
    const rating = await rate(severe, { question: "How bad?", scale: ["none", "mild", "severe"] });
    expect(rating.answer).toBe("severe");
    expect(rating.expectedLevel).toBeCloseTo(2, 6);
    expect(rating.provenance.task).toBe("rate");
  });
});
