import type { Message, RgbImage } from "@medgemma/core";
import * as z from "zod";
import { imageInput } from "../task/image-input.js";
import type { Origin } from "../task/provenance.js";
import type { TaskOptions } from "../task/task-options.js";

const isFilled = (text: string): boolean => text.trim() !== "";

/** A line that is shown to the model as it is. */
const filledText = z.string().refine(isFilled, "must not be empty");

/** What every closed question has; the model checks the turns of a history. */
export const closedQuestionInput = z.strictObject({
  question: filledText.describe("The question, for example `Is there a pleural effusion?`"),
  context: z.string().optional().describe("Text that the question is about, for example a vignette"),
  images: z.array(imageInput).readonly().optional().describe("Images that the question is about"),
  history: z
    .array(z.custom<Message>((turn) => typeof turn === "object" && turn !== null))
    .readonly()
    .optional()
    .describe("Turns before the question; the last one is the assistant's"),
});

/** Options to choose from, which letters name. */
export const closedOptions = z
  .array(filledText)
  .min(2)
  .max(26)
  .readonly()
  .refine((options) => new Set(options).size === options.length, "must all be different")
  .describe("From 2 to 26 options, all different");

/** What a closed question is about. */
export interface ClosedQuestionInput {
  /** The question, for example `Is there a pleural effusion?`. */
  readonly question: string;
  /** Text that the question is about, for example a vignette. */
  readonly context?: string;
  /** Images that the question is about. */
  readonly images?: readonly RgbImage[];
  /** Turns before the question, for example the model's reasoning; the last one is the assistant's. `system` is then theirs. */
  readonly history?: readonly Message[];
}

export interface ClosedQuestionOptions extends Omit<TaskOptions, "maxTokens"> {
  /** Text of a system message. Default: the prompt's, which has none. */
  readonly system?: string;
  /** Asks once per rotation of the options and averages, so that their order does not count. Default true. */
  readonly permute?: boolean;
  /** Divides by the answer to the same question over black images. Default false. */
  readonly blankImagePrior?: boolean;
  /** Abstains when the best option is less probable than this. Default 0: never. */
  readonly abstainBelow?: number;
  /**
   * Abstains when the options together are less probable than this at the place of the answer: the model was about to write
   * something else. Default 0.5.
   */
  readonly minOptionMass?: number;
}

export interface OptionProbability<Option extends string = string> {
  readonly option: Option;
  /** From the model's logits, over all spellings of the option and normalised over the options. */
  readonly probability: number;
}

/** How far a question has come that is asked in several wordings, or over black images too; and thoughts before answers. */
export type ClosedQuestionEvent =
  | { readonly type: "wording"; readonly done: number; readonly total: number }
  | { readonly type: "thinking"; readonly text: string };

/**
 * Why a closed question has no answer: the model was about to write something else, no option is probable enough, or its thought did
 * not end within its room.
 */
export type Abstention = "option-mass" | "probability" | "thinking-unfinished";

export interface ClosedAnswer<Option extends string = string> {
  /** Like every task's result: a closed question that was asked has an answer, or abstains. */
  readonly ok: true;
  /** The most probable option, or after an argument the one that the model named; null when it abstains. */
  readonly answer: Option | null;
  /** Why `answer` is null; null when it is not. */
  readonly abstained: Abstention | null;
  /** All options, in the order given. They add up to 1 however small `optionMass` is: read the two together. */
  readonly probabilities: readonly OptionProbability<Option>[];
  /**
   * Share of all probability that the options have together, in all their spellings, at the place of the answer; the mean
   * over the wordings. Near 1: the model is answering. Near 0: it was about to write something else, and `probabilities`
   * tell of a tail.
   */
  readonly optionMass: number;
  /** 0 is certain, 1 is undecided. */
  readonly entropy: number;
  /** What the model thought before it answered, a thought for each wording; with `thinking: "on"`. */
  readonly thinking?: readonly string[];
  readonly provenance: Origin;
  /** To be shown with the result. */
  readonly notice: string;
}
