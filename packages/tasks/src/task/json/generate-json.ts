import { type LanguageModel, type Message, type RgbImage, sha256Hex } from "@medgemma/core";
import { generateAnswer } from "../generate-answer.js";
import type { PromptTemplate } from "../prompt-template.js";
import type { TaskEvent } from "../task-event.js";
import type { JsonTaskOptions } from "../task-options.js";
import type { Failed, JsonFailure, Outcome } from "../task-result.js";
import type { AnswerSchema } from "./answer-schema.js";
import { compiledConstraint } from "./compiled-constraint.js";
import { parseJsonAnswer } from "./parse-json-answer.js";
import { type PartialAnswer, partialFields } from "./partial-fields.js";

export interface JsonRequest<Value> {
  readonly task: string;
  readonly prompt: PromptTemplate;
  readonly messages: readonly Message[];
  readonly images: readonly RgbImage[];
  readonly schema: AnswerSchema<Value>;
  /** Tokens of the answer at most, when the options do not say. */
  readonly maxTokens: number;
}

/** A value that fits the schema, or why there is none. */
export type JsonAnswer<Value> =
  | { readonly ok: true; readonly value: Value; readonly outcome: Outcome }
  | { readonly ok: false; readonly failed: Failed<JsonFailure>; readonly outcome: Outcome };

/**
 * Runs one generation whose answer is JSON.
 *
 * @throws {ConstraintUnsupportedError} when the schema asks for what constraints do not support.
 * @throws as `generateAnswer`.
 */
export async function* generateJson<Value>(
  model: LanguageModel,
  request: JsonRequest<Value>,
  options: JsonTaskOptions,
): AsyncGenerator<TaskEvent<PartialAnswer<Value>>, JsonAnswer<Value>, undefined> {
  const { schema, ...rest } = request;
  const { constrain = true } = options;
  const answer = yield* generateAnswer(
    model,
    {
      ...rest,
      partial: (text) => partialFields(schema.check, text),
      schemaSha256: await sha256Hex(new TextEncoder().encode(JSON.stringify(schema.form))),
      ...(constrain && { constraint: compiledConstraint(model, schema.constraint) }),
    },
    options,
  );
  const { outcome, failure } = answer;
  if (failure !== undefined) return { ok: false, failed: { ok: false, reason: failure, problems: [] }, outcome };
  const parsed = parseJsonAnswer(outcome.raw, schema);
  return parsed.ok ? { ...parsed, outcome } : { ok: false, failed: parsed, outcome };
}
