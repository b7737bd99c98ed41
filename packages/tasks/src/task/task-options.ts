import { type FieldCheck, type ImageFit, isBoolean, isInteger, isOneOf, type SamplingOptions } from "@medgemma/core";
import type { PromptTemplate } from "./prompt-template.js";

/** What every generating task can be told. */
export interface TaskOptions {
  /** Another wording. It may use the slots of the task's own prompt, and no others. */
  readonly prompt?: PromptTemplate;
  /** Default: greedy. */
  readonly sampling?: SamplingOptions;
  /** Tokens of the answer at most; prompt and answer together must fit the context. The default is the task's. */
  readonly maxTokens?: number;
  /** Tokens of a thought at most. Default 2048. */
  readonly maxThinkingTokens?: number;
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
  /** Whether a thought may come before a constrained answer. Default true. */
  readonly allowThinking?: boolean;
}

const isObject = (value: unknown): boolean => typeof value === "object" && value !== null && !Array.isArray(value);

/** Its slots are checked when it is filled. */
export const isTemplate: FieldCheck = {
  what: "a prompt template: { id, version, user }",
  accept: (value) => isObject(value) && typeof Reflect.get(value as object, "user") === "string",
};

/**
 * What the options of every task may hold; the model checks how it samples. Tasks in prose take those of tasks with a JSON
 * answer too, which say nothing there: an application may have one set for all.
 */
export const taskChecks = {
  prompt: isTemplate,
  sampling: { what: "an object", accept: isObject },
  maxTokens: isInteger(1),
  maxThinkingTokens: isInteger(0),
  imageFit: isOneOf("stretch", "pad"),
  constrain: isBoolean,
  allowThinking: isBoolean,
};
