import { type FieldCheck, type ImageFit, isBoolean, isInteger, isOneOf, type SamplingOptions } from "@medgemma/core";
import { type PromptPreset, promptPresets } from "./prompt-presets.js";
import type { PromptTemplate } from "./prompt-template.js";
import { isObject } from "./arguments.js";
import type { Thinking } from "./thinking.js";

/** What every task can be told. */
export interface TaskOptions {
  /**
   * Another wording: a preset, or a template of your own, which may use the slots of the task's own prompt, and no others.
   * Default: the published form that the model's family was measured with, where there is one, else the SDK's.
   */
  readonly prompt?: PromptPreset | PromptTemplate;
  /** Default: greedy. */
  readonly sampling?: SamplingOptions;
  /** Tokens of the answer at most; prompt, thought and answer together must fit the context. Default: `taskBudgets`. */
  readonly maxTokens?: number;
  /** Whether the model thinks before it answers. Default `auto`: when it does so of its own accord. */
  readonly thinking?: Thinking;
  /**
   * Tokens of a thought at most; there must then be room for them. Default: `taskBudgets`, or 2048 for a thought that the
   * model was not told to have; a thought gets what is left of the context when that is less.
   */
  readonly maxThinkingTokens?: number;
  /** Computes likely tokens along with the one before them: see `speculative` of `GenerationOptions`. Default: as there. */
  readonly speculative?: boolean;
  /** Default `pad`: images keep their proportions, as in Google's training. */
  readonly imageFit?: ImageFit;
  readonly signal?: AbortSignal;
}

/** What every task with a JSON answer can be told. */
export interface JsonTaskOptions extends TaskOptions {
  /**
   * Keeps the answer to the task's JSON Schema while it is written. Default true. Without it the model writes what it
   * likes, and the last JSON text in it that fits the schema counts.
   */
  readonly constrain?: boolean;
}

/** Its slots are checked when it is filled. */
export const isTemplate: FieldCheck = {
  what: "a prompt template: { id, version, user }, texts all",
  accept: (value) =>
    isObject(value) &&
    ["id", "version", "user"].every((name) => typeof Reflect.get(value as object, name) === "string") &&
    ["system", "image", "form"].every((name) =>
      ["string", "undefined"].includes(typeof Reflect.get(value as object, name)),
    ),
};

const isPreset = isOneOf(...promptPresets);

/**
 * What the options of every task may hold; the model checks how it samples. Tasks in prose take those of tasks with a JSON
 * answer too, which say nothing there: an application may have one set for all.
 */
export const taskChecks = {
  prompt: {
    what: `${isPreset.what}, or ${isTemplate.what}`,
    accept: (value: unknown) => isPreset.accept(value) || isTemplate.accept(value),
  },
  sampling: { what: "an object", accept: isObject },
  maxTokens: isInteger(1),
  thinking: isOneOf("off", "auto", "on"),
  maxThinkingTokens: isInteger(0),
  speculative: isBoolean,
  imageFit: isOneOf("stretch", "pad"),
  constrain: isBoolean,
};
