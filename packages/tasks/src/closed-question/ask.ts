import {
  InvalidArgumentError,
  isBoolean,
  isNumber,
  isOneOf,
  isText,
  type LanguageModel,
  type Message,
  type RgbImage,
} from "@medgemma/core";
import type * as z from "zod";
import { requireImages } from "../task/image-input.js";
import { intendedUseNotice } from "../task/intended-use.js";
import type { PromptTemplate } from "../task/prompt-template.js";
import { describeOrigin } from "../task/provenance.js";
import { average, divideByPrior, normalizedEntropy, softmax } from "./distribution.js";
import { isTemplate } from "../task/task-options.js";
import type { ClosedAnswer, closedQuestionInput, ClosedQuestionEvent, ClosedQuestionOptions } from "./schema.js";

/** One way to put the question: its text, and the continuation that stands for each option. */
export interface Wording {
  readonly text: string;
  /** In the order of the options, whatever their order in the text. */
  readonly continuations: readonly string[];
}

/** A closed question as it is asked. */
export interface AskedQuestion<Option extends string> {
  readonly task: string;
  readonly prompt: PromptTemplate;
  readonly input: z.output<typeof closedQuestionInput>;
  readonly choices: readonly Option[];
  /** All are asked, and the probabilities averaged. */
  readonly wordings: readonly Wording[];
}

/** What the options of every closed question may be. */
export const closedQuestionChecks = {
  prompt: isTemplate,
  system: isText,
  permute: isBoolean,
  blankImagePrior: isBoolean,
  abstainBelow: isNumber("a number from 0 to 1", (value) => value >= 0 && value <= 1),
  imageFit: isOneOf("stretch", "pad"),
};

/** Asks in every wording and turns log-likelihoods of the options into probabilities. */
export async function* ask<Option extends string>(
  model: LanguageModel,
  { task, prompt, input, choices, wordings }: AskedQuestion<Option>,
  options: ClosedQuestionOptions & { readonly signal: AbortSignal },
): AsyncGenerator<ClosedQuestionEvent, ClosedAnswer<Option>, undefined> {
  const { images = [], history = [] } = input;
  const { imageFit = "pad", blankImagePrior = false, abstainBelow = 0, system = prompt.system, signal } = options;
  const all = [...history.flatMap(imagesOf), ...images];
  requireImages(model, task, all.length);
  if (blankImagePrior && all.length === 0) {
    throw new InvalidArgumentError("`blankImagePrior` needs a question with images.");
  }
  const seen = { turns: history, images };
  const unseen = { turns: history.map(blankTurn), images: images.map(blank) };
  const total = wordings.length * (blankImagePrior ? 2 : 1);
  const distributions: (readonly number[])[] = [];
  for (const { turns, images: shown } of blankImagePrior ? [seen, unseen] : [seen]) {
    const opening = system === undefined || turns.length > 0 ? [] : [{ role: "system", content: system } as const];
    for (const { text, continuations } of wordings) {
      const messages = [...turns, ...opening, userTurn(text, shown)];
      const scored = await model.score({ messages, continuations, imageFit, signal });
      distributions.push(softmax(scored.map(({ logprob }) => logprob)));
      yield { type: "wording", done: distributions.length, total };
    }
  }
  const answered = average(distributions.slice(0, wordings.length));
  const prior = distributions.slice(wordings.length);
  const values = blankImagePrior ? divideByPrior(answered, average(prior)) : answered;
  const best = values.indexOf(Math.max(...values));
  return {
    ok: true,
    answer: (values[best] ?? 0) >= abstainBelow ? (choices[best] ?? null) : null,
    probabilities: choices.map((option, index) => ({ option, probability: values[index] ?? 0 })),
    entropy: normalizedEntropy(values),
    provenance: await describeOrigin(model, { task, prompt, images: all, imageFit }),
    notice: intendedUseNotice,
  };
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
