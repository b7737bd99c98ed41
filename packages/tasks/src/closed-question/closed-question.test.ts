import type { Message } from "@medgemma/core";
import { createMockModel } from "@medgemma/core/testing";
import { describe, expect, it } from "vitest";
import { scoringModel } from "../task/testing/scoring-model.js";
import { askChange } from "./ask-change.js";
import { askYesNo } from "./ask-yes-no.js";
import { choose } from "./choose.js";
import { rate } from "./rate.js";

const image = { width: 2, height: 1, data: Uint8Array.of(9, 9, 9, 255, 255, 255) };

const textOf = ([message]: readonly Message[]): string =>
  typeof message?.content === "string"
    ? message.content
    : (message?.content.map((part) => (part.type === "text" ? part.text : "")).join("") ?? "");

const question = { question: "Which one?", options: ["effusion", "nodule", "none"] as const };

describe("choose", () => {
  it("is unbiased by an order-biased model, and biased when told not to permute", async () => {
    // Likes A whatever it stands for, and nothing else.
    const biased = scoringModel((letter) => (letter === "A" ? 0 : -3));
    const averaged = await choose(biased, question);
    for (const { probability } of averaged.probabilities) expect(probability).toBeCloseTo(1 / 3, 10);
    expect(averaged.entropy).toBeCloseTo(1, 10);
    const single = await choose(biased, question, { permute: false });
    expect(single.answer).toBe("effusion");
    expect(single.probabilities[0]?.probability).toBeGreaterThan(0.9);
  });

  it("finds what the model means behind the letters", async () => {
    const knows = scoringModel((letter, messages) => {
      const preference = textOf(messages).includes(`${letter}: nodule`) ? 4 : 0;
      return preference + (letter === "A" ? 2 : 0);
    });
    const { answer, probabilities } = await choose(knows, question);
    expect(answer).toBe("nodule");
    expect(probabilities.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 10);
  });

  it("abstains below the threshold, and still tells the probabilities", async () => {
    const undecided = scoringModel(() => -1);
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
    const agreeable = scoringModel((word, messages) => (word === "yes" ? (isBlank(messages) ? 3 : 2) : 0));
    const asked = { question: "Is there a nodule?", images: [image] };
    expect((await askYesNo(agreeable, asked)).answer).toBe("yes");
    expect((await askYesNo(agreeable, asked, { blankImagePrior: true })).answer).toBe("no");
  });

  it("tells how much of the probability the options have, and abstains where it is little", async () => {
    const elsewhere = scoringModel((letter) => Math.log(letter === "B" ? 0.03 : 0.01));
    const result = await choose(elsewhere, question, { permute: false });
    expect(result).toMatchObject({ answer: null, abstained: "option-mass" });
    expect(result.optionMass).toBeCloseTo(0.05, 6);
    expect(result.probabilities[1]!.probability).toBeCloseTo(0.6, 6);
    const told = await choose(elsewhere, question, { permute: false, minOptionMass: 0 });
    expect(told).toMatchObject({ answer: "nodule", abstained: null });
  });

  it("counts every spelling of an answer, with capitals, spaces and brackets", async () => {
    const asked: string[] = [];
    const model = scoringModel((word, _, { continuations }) => {
      asked.push(...continuations);
      return Math.log(word === "yes" ? 0.7 : 0.2);
    });
    const { optionMass } = await askYesNo(model, { question: "Is it?" });
    expect(optionMass).toBeCloseTo(0.9, 6);
    expect(asked).toEqual(expect.arrayContaining(["yes", "Yes", "YES", " yes", " Yes", " YES", "no", " NO"]));
    await choose(model, question);
    expect(asked).toEqual(expect.arrayContaining(["A", " A", "(A", " (C"]));
  });

  it("closes the thought of a model that is about to think, and scores behind it", async () => {
    const starts: unknown[] = [];
    const thinker = scoringModel(
      (word, _, { answerStart }) => {
        starts.push(answerStart);
        return answerStart === undefined ? -90 : Math.log(word === "yes" ? 0.8 : 0.1);
      },
      { thought: ({ answerStart }) => (answerStart === undefined ? 1 : 0) },
    );
    const result = await askYesNo(thinker, { question: "Is it?" });
    expect(result).toMatchObject({ answer: "yes", abstained: null });
    expect(result.optionMass).toBeCloseTo(0.9, 6);
    expect(result).not.toHaveProperty("thinking");
    expect(starts).toContainEqual({ thought: "" });
  });

  it("lets a model think that is told to, and shows what it thought", async () => {
    const told: unknown[] = [];
    const thinker = scoringModel(
      (word, messages, { answerStart }) => {
        told.push(messages[0], answerStart);
        return answerStart === undefined ? -90 : Math.log(word === "no" ? 0.9 : 0.05);
      },
      {
        responses: ["<unused94>thought\nLook again.<unused95>no"],
        thought: ({ answerStart }) => (answerStart === undefined ? 1 : 0),
      },
    );
    const result = await askYesNo(thinker, { question: "Is it?" }, { thinking: "on", permute: false });
    expect(result).toMatchObject({ answer: "no", thinking: ["Look again."], provenance: { thinking: { mode: "on" } } });
    expect(told).toContainEqual({ role: "system", content: "SYSTEM INSTRUCTION: think silently if needed." });
    expect(told).toContainEqual({ thought: "Look again." });
  });

  it("has no answer behind a thought that does not end", async () => {
    const thinker = scoringModel((word) => Math.log(word === "yes" ? 0.9 : 0.05), {
      responses: [`<unused94>thought\n${Array.from({ length: 40 }, (_, index) => index * 7919).join(" ")}`],
      thought: ({ answerStart }) => (answerStart === undefined ? 1 : 0),
    });
    const options = { thinking: "on", permute: false, maxThinkingTokens: 20 } as const;
    const result = await askYesNo(thinker, { question: "Is it?" }, options);
    expect(result).toMatchObject({ answer: null, abstained: "thinking-unfinished" });
  });

  it("tells a model to think in a conversation, too", async () => {
    const seen: (readonly Message[])[] = [];
    const model = scoringModel((_, messages) => (seen.push(messages), -1));
    const turns = [
      { role: "user", content: "Hello" },
      { role: "assistant", content: "Yes?" },
    ] as const;
    await askYesNo(model, { question: "Is it?", history: turns }, { thinking: "on", permute: false });
    const theirs = [{ role: "system", content: "Be brief." }, ...turns] as const;
    await askYesNo(model, { question: "Is it?", history: theirs }, { thinking: "on", permute: false });
    await askYesNo(model, { question: "Is it?", history: theirs }, { permute: false });
    const opening = seen.filter((_, index) => index % 12 === 0).map(([first]) => first?.content);
    expect(new Set(opening)).toEqual(
      new Set([
        "SYSTEM INSTRUCTION: think silently if needed.",
        "SYSTEM INSTRUCTION: think silently if needed. Be brief.",
        "Be brief.",
      ]),
    );
  });

  it("refuses questions that are none", async () => {
    const model = scoringModel(() => 0);
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
    const likesTheFirst = scoringModel((word, messages) => (textOf(messages).includes(`only: ${word}`) ? 2 : 0));
    const { probabilities } = await askYesNo(likesTheFirst, { question: "Is it?", context: "A vignette." });
    expect(probabilities[0]?.probability).toBeCloseTo(0.5, 10);
  });
});

describe("rate", () => {
  it("gives the mean level", async () => {
    const severe = scoringModel((letter, messages) => (textOf(messages).includes(`${letter}: severe`) ? 50 : 0));
    const rating = await rate(severe, { question: "How bad?", scale: ["none", "mild", "severe"] });
    expect(rating.answer).toBe("severe");
    expect(rating.expectedLevel).toBeCloseTo(2, 6);
    expect(rating.spread).toBeCloseTo(0, 6);
    const torn = scoringModel((letter, messages) => (textOf(messages).includes(`${letter}: mild`) ? -50 : 0));
    expect((await rate(torn, { question: "How bad?", scale: ["none", "mild", "severe"] })).spread).toBeCloseTo(1, 6);
    expect(rating.provenance.task).toBe("rate");
  });
});

describe("askChange", () => {
  it("asks for one of the trained classes, prior images first", async () => {
    const seen: string[] = [];
    const worse = scoringModel((letter, messages) => {
      seen.push(JSON.stringify(messages));
      return textOf(messages).includes(`${letter}: worsened`) ? 0 : -9;
    });
    const prior = { ...image, data: new Uint8Array(6).fill(1) };
    const result = await askChange(worse, { priorImages: [prior], images: [image], finding: "pleural effusion" });
    expect(result).toMatchObject({ answer: "worsened", provenance: { task: "ask-change" } });
    expect(result.probabilities.map(({ option }) => option)).toEqual(["improved", "stable", "worsened"]);
    expect(seen[0]).toContain("Image 1 is of the prior examination, image 2 is of the current one.");
  });
});
