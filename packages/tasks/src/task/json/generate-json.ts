import { type Message, sha256Hex } from "@medgemma/core";
import type { TaskCall } from "../define-task.js";
import { generateAnswer } from "../generate-answer.js";
import type { TaskEvent } from "../task-event.js";
import type { JsonTaskOptions } from "../task-options.js";
import type { Failed, JsonFailure, Outcome } from "../task-result.js";
import type { AnswerSchema } from "./answer-schema.js";
import { compiledConstraint } from "./compiled-constraint.js";
import { finishedItems } from "./finished-items.js";
import { parseJsonAnswer } from "./parse-json-answer.js";
import { type PartialAnswer, partialFields } from "./partial-fields.js";

export interface JsonRequest<Value> {
  readonly messages: readonly Message[];
  readonly schema: AnswerSchema<Value>;
  /** False for an answer in a trained form that has other text before its JSON. Default: the call's `constrain`. */
  readonly constrain?: boolean;
  /** The part of the text that is the answer, in a trained form. Default: all of it. */
  readonly read?: (text: string) => string;
}

/** A value that fits the schema, or why there is none. */
export type JsonAnswer<Value> =
  | { readonly ok: true; readonly value: Value; readonly outcome: Outcome }
  | { readonly ok: false; readonly failed: Failed<JsonFailure>; readonly outcome: Outcome };

/**
 * Runs one generation whose answer is JSON. Of an answer that was cut off within a list, the finished items are its value,
 * and the outcome says `cut`.
 *
 * @throws {ConstraintUnsupportedError} when the schema asks for what constraints do not support.
 * @throws as `generateAnswer`.
 */
export async function* generateJson<Value>(
  call: Omit<TaskCall<unknown, JsonTaskOptions>, "input">,
  { messages, schema, constrain = call.options.constrain ?? true, read = (text) => text }: JsonRequest<Value>,
): AsyncGenerator<TaskEvent<PartialAnswer<Value>>, JsonAnswer<Value>, undefined> {
  const { outcome, failure } = yield* generateAnswer(call, {
    messages,
    partial: (text) => partialFields(schema.check, text),
    schemaSha256: await sha256Hex(new TextEncoder().encode(JSON.stringify(schema.form))),
    ...(constrain && { constraint: compiledConstraint(call.model, schema.constraint) }),
  });
  const parsed = failure === undefined ? parseJsonAnswer(read(outcome.raw), schema) : failed(failure);
  if (parsed.ok) return { ...parsed, outcome };
  const rest = parsed.reason === "truncated" ? finishedItems(read(outcome.raw), schema.check) : undefined;
  if (rest === undefined) return { ok: false, failed: parsed, outcome };
  return { ok: true, value: rest.value, outcome: { ...outcome, cut: true } };
}

function failed(reason: JsonFailure): Failed<JsonFailure> {
  return { ok: false, reason, problems: [] };
}
