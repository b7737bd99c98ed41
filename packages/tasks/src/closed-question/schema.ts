import type { ImageFit, Message, RgbImage } from "@medgemma/core";
import * as z from "zod";
import { imageInput } from "../task/image-input.js";
import type { PromptTemplate } from "../task/prompt-template.js";
import type { Origin } from "../task/provenance.js";

const isFilled = (text: string): boolean => text.trim() !== "";

/** A line that is shown to the model as it is. */
const filledText = z.string().refine(isFilled, "must not be empty");

/** What every closed question has; the model checks the turns of a history. */
export const closedQuestionInput = z.strictObject({
  question: filledText,
  context: z.string().optional(),
  images: z.array(imageInput).readonly().optional(),
  history: z
    .array(z.custom<Message>((turn) => typeof turn === "object" && turn !== null))
    .readonly()
    .optional(),
});

/** Options to choose from, which letters name. */
export const closedOptions = z
  .array(filledText)
  .min(2)
  .max(26)
  .readonly()
  .refine((options) => new Set(options).size === options.length, "must all be different");

/** What a closed question is about. */
export interface ClosedQuestionInput {
  readonly question: string;
  /** Text that the question is about, for example a vignette. */
  readonly context?: string;
  readonly images?: readonly RgbImage[];
  /** Turns before the question, for example the model's reasoning; the last one is the assistant's. `system` is then theirs. */
  readonly history?: readonly Message[];
}

export interface ClosedQuestionOptions {
  /** Another wording, with the slots of `choicePrompt` or `yesNoPrompt`. */
  readonly prompt?: PromptTemplate;
  /** Text of a system message. Default: the prompt's, which has none. */
  readonly system?: string;
  /** Asks once per rotation of the options and averages, so that their order does not count. Default true. */
  readonly permute?: boolean;
  /** Divides by the answer to the same question over black images. Default false. */
  readonly blankImagePrior?: boolean;
  /** Abstains when the best option is less probable than this. Default 0: never. */
  readonly abstainBelow?: number;
  /** Default `pad`: images keep their proportions. */
  readonly imageFit?: ImageFit;
  readonly signal?: AbortSignal;
}

export interface OptionProbability<Option extends string = string> {
  readonly option: Option;
  /** From the model's logits, normalised over the options. */
  readonly probability: number;
}

/** How far a question has come that is asked in several wordings, or over black images too. */
export interface ClosedQuestionEvent {
  readonly type: "wording";
  readonly done: number;
  readonly total: number;
}

export interface ClosedAnswer<Option extends string = string> {
  /** Like every task's result: a closed question that was asked has an answer, or abstains. */
  readonly ok: true;
  /** The most probable option; null when the model abstains. */
  readonly answer: Option | null;
  /** All options, in the order given. */
  readonly probabilities: readonly OptionProbability<Option>[];
  /** 0 is certain, 1 is undecided. */
  readonly entropy: number;
  readonly provenance: Origin;
  /** To be shown with the result. */
  readonly notice: string;
}
