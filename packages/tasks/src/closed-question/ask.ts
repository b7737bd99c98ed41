import { InvalidArgumentError, type LanguageModel, type Message, type RgbImage } from "@medgemma/core";
import { requireImages } from "../task/image-input.js";
import { intendedUseNotice } from "../task/intended-use.js";
import type { PromptTemplate } from "../task/prompt-template.js";
import { describeOrigin } from "../task/provenance.js";
import { average, divideByPrior, normalizedEntropy, softmax } from "./distribution.js";
import type { ClosedAnswer, ClosedQuestionInput, ClosedQuestionOptions } from "./schema.js";

/** One way to put the question: its text, and the continuation that stands for each option. */
export interface Wording {
  readonly text: string;
  /** In the order of the options, whatever their order in the text. */
  readonly continuations: readonly string[];
}

interface Ask<Option extends string> {
  readonly task: string;
  readonly prompt: PromptTemplate;
  readonly input: ClosedQuestionInput;
  readonly choices: readonly Option[];
  /** All are asked, and the probabilities averaged. */
  readonly wordings: readonly Wording[];
}

/** Asks in every wording and turns log-likelihoods of the options into probabilities. */
export async function ask<Option extends string>(
  model: LanguageModel,
  { task, prompt, input, choices, wordings }: Ask<Option>,
  options: ClosedQuestionOptions,
): Promise<ClosedAnswer<Option>> {
  const { images = [], history = [] } = input;
  const { imageFit = "pad", blankImagePrior = false, abstainBelow = 0, system = prompt.system, signal } = options;
  const all = [...history.flatMap(imagesOf), ...images];
  requireImages(model, task, all.length);
  if (blankImagePrior && all.length === 0) {
    throw new InvalidArgumentError("`blankImagePrior` needs a question with images.");
  }
  const askAll = async (turns: readonly Message[], shown: readonly RgbImage[]): Promise<readonly number[]> => {
    const distributions: (readonly number[])[] = [];
    for (const { text, continuations } of wordings) {
      const opening = system === undefined || turns.length > 0 ? [] : [{ role: "system", content: system } as const];
      const messages = [...turns, ...opening, userTurn(text, shown)];
      const scored = await model.score({ messages, continuations, imageFit, ...(signal !== undefined && { signal }) });
      distributions.push(softmax(scored.map(({ logprob }) => logprob)));
    }
    return average(distributions);
  };
  const seen = await askAll(history, images);
  const values = blankImagePrior ? divideByPrior(seen, await askAll(history.map(blankTurn), images.map(blank))) : seen;
  const best = values.indexOf(Math.max(...values));
  return {
    answer: (values[best] ?? 0) >= abstainBelow ? (choices[best] ?? null) : null,
    probabilities: choices.map((option, index) => ({ option, probability: values[index] ?? 0 })),
    entropy: normalizedEntropy(values),
    provenance: await describeOrigin(model, { task, prompt, images: all, imageFit }),
    notice: intendedUseNotice,
  };
}

/** Checks options and question, without repeating either. */
export function checkQuestion({ question }: ClosedQuestionInput, options: readonly string[]): void {
  if (typeof question !== "string" || question.trim() === "") {
    throw new InvalidArgumentError("`question` must be a text that is not empty.");
  }
  const distinct = new Set(options);
  if (options.length < 2 || distinct.size !== options.length || options.some((option) => option.trim() === "")) {
    throw new InvalidArgumentError("There must be at least two options, all different and none empty.");
  }
}

function userTurn(text: string, images: readonly RgbImage[]): Message {
  return {
    role: "user",
    content: [...images.map((image) => ({ type: "image" as const, image })), { type: "text", text }],
  };
}

function imagesOf({ content }: Message): readonly RgbImage[] {
  return typeof content === "string" ? [] : content.flatMap((part) => (part.type === "image" ? [part.image] : []));
}

/** A turn with its images black. */
function blankTurn(message: Message): Message {
  if (typeof message.content === "string") return message;
  const content = message.content.map((part) => (part.type === "image" ? { ...part, image: blank(part.image) } : part));
  return { ...message, content };
}

function blank({ width, height }: RgbImage): RgbImage {
  return { width, height, data: new Uint8Array(width * height * 3) };
}
