import {
  InvalidArgumentError,
  isBoolean,
  isNumber,
  isText,
  promptSha256,
  type Message,
  type RgbImage,
} from "@medgemma/core";
import type * as z from "zod";
import { labelled, systemText, userParts } from "../task/build-messages.js";
import { imagesOf, requireImages } from "../task/image-input.js";
import { intendedUseNotice } from "../task/intended-use.js";
import type { SlotValues } from "../task/prompt-template.js";
import type { ThinkingPlan } from "../task/thinking.js";
import { describeOrigin } from "../task/provenance.js";
import { abstentionOf } from "./abstention.js";
import type { ClosedCall } from "./closed-call.js";
import { average, divideByPrior, normalizedEntropy } from "./distribution.js";
import type { ClosedAnswer, closedQuestionInput, ClosedQuestionEvent } from "./schema.js";
import { scoreTurn, type ScoredTurn } from "./score-turn.js";

/** One way to put the question: what goes into the prompt's slots, and how an answer of each option begins. */
export interface Wording {
  readonly values: SlotValues;
  /** Spellings of each option, in the order of the options, whatever their order in the text. */
  readonly spellings: readonly (readonly string[])[];
}

/** A closed question as it is asked. */
export interface AskedQuestion<Option extends string> {
  readonly input: z.output<typeof closedQuestionInput>;
  /** What the prompt calls the images. */
  readonly labels?: readonly string[];
  readonly choices: readonly Option[];
  /** All are asked, and the probabilities averaged. */
  readonly wordings: readonly Wording[];
}

const share = isNumber("a number from 0 to 1", (value) => value >= 0 && value <= 1);

/** What the options of every closed question may be, beside those of every task. */
export const closedQuestionChecks = {
  system: isText,
  permute: isBoolean,
  blankImagePrior: isBoolean,
  abstainBelow: share,
  minOptionMass: share,
};

/** Asks in every wording and turns log-likelihoods of the options into probabilities. */
export async function* ask<Option extends string>(
  call: ClosedCall,
  { input, labels = [], choices, wordings }: AskedQuestion<Option>,
): AsyncGenerator<ClosedQuestionEvent, ClosedAnswer<Option>, undefined> {
  const { model, options, prompt, thinking } = call;
  const { images = [], history = [] } = input;
  const { imageFit = "pad", blankImagePrior = false, system = prompt.template.system } = options;
  const time = new Date();
  const all = [...history.flatMap(imagesOf), ...images];
  requireImages(model, call.task.id, all.length);
  if (blankImagePrior && all.length === 0) {
    throw new InvalidArgumentError("`blankImagePrior` needs a question with images.");
  }
  const seen = { turns: history, images };
  const unseen = { turns: history.map(blankTurn), images: images.map(blank) };
  const total = wordings.length * (blankImagePrior ? 2 : 1);
  const scored: ScoredTurn[] = [];
  for (const { turns, images: shown } of blankImagePrior ? [seen, unseen] : [seen]) {
    const opening = openingOf(turns, system, thinking);
    for (const { values, spellings } of wordings) {
      const content = userParts(prompt.template, { values, images: labelled(shown, labels) });
      const messages: readonly Message[] = [...opening, { role: "user", content }];
      scored.push(yield* scoreTurn(call, { messages, spellings }));
      yield { type: "wording", done: scored.length, total };
    }
  }
  const answers = scored.slice(0, wordings.length);
  const answered = average(answers.map(({ probabilities }) => probabilities));
  const prior = scored.slice(wordings.length).map(({ probabilities }) => probabilities);
  const values = blankImagePrior ? divideByPrior(answered, average(prior)) : answered;
  const optionMass = answers.reduce((sum, { mass }) => sum + mass, 0) / answers.length;
  const best = values.indexOf(Math.max(...values));
  const isUnfinished = answers.some(({ unfinished = false }) => unfinished);
  const abstained = isUnfinished
    ? "thinking-unfinished"
    : abstentionOf({ optionMass, probability: values[best] ?? 0 }, options);
  const thoughts = answers.flatMap(({ written = [] }) => written);
  return {
    ok: true,
    answer: abstained === null ? (choices[best] ?? null) : null,
    abstained,
    probabilities: choices.map((option, index) => ({ option, probability: values[index] ?? 0 })),
    optionMass,
    entropy: normalizedEntropy(values),
    ...(thoughts.length > 0 && { thinking: thoughts }),
    provenance: await describeOrigin(call, {
      ...{ images: all, imageFit, time },
      filled: await Promise.all(answers.map(({ prepared }) => promptSha256(prepared))),
    }),
    notice: intendedUseNotice,
  };
}

/**
 * The turns before the question. Its own system text is for a question that begins a conversation; the instruction to think is for
 * every one.
 */
function openingOf(
  turns: readonly Message[],
  system: string | undefined,
  thinking: Pick<ThinkingPlan, "instructed">,
): readonly Message[] {
  const [first, ...rest] = turns;
  const isTold = first?.role === "system";
  const theirs = isTold && typeof first.content === "string" ? first.content : undefined;
  const own = turns.length === 0 ? system : theirs;
  if (isTold && theirs === undefined) return turns;
  const told = systemText(own === undefined ? {} : { system: own }, thinking);
  const others = isTold ? rest : turns;
  return told === undefined ? others : [{ role: "system", content: told }, ...others];
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
