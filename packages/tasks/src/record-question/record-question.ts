import { InvalidArgumentError, type LanguageModel } from "@medgemma/core";
import type * as z from "zod";
import { buildMessages } from "../task/build-messages.js";
import { defineTask, type TaskCall } from "../task/define-task.js";
import { generateAnswer } from "../task/generate-answer.js";
import { checkStatement, type StatementCheck } from "../task/grounding/check-statement.js";
import { numberSpans } from "../task/grounding/source-spans.js";
import { answerSchema } from "../task/json/answer-schema.js";
import { describeForm } from "../task/json/describe-form.js";
import { generateJson } from "../task/json/generate-json.js";
import type { TaskEvent } from "../task/task-event.js";
import type { JsonTaskOptions } from "../task/task-options.js";
import type { Failed, JsonFailure, TaskResult } from "../task/task-result.js";
import type { TaskRun } from "../task/task-run.js";
import { flattenFhir, readRecord, type RecordEntry, type StatedEntry } from "./flatten-fhir.js";
import { recordQuestionPrompts } from "./prompt.js";
import {
  recordQuestionInput,
  type RecordQuestionInput,
  writtenRecordAnswer,
  type WrittenRecordAnswer,
} from "./schema.js";

/**
 * Why there is no answer. `unsupported`: the entries that it cites do not state it, or it cites none; `problems` has the fields
 * that fail.
 */
export type RecordQuestionFailure = JsonFailure | "unsupported";

export interface RecordAnswer {
  /** Null: the record does not hold the answer, says the model. */
  readonly answer: string | null;
  /** Entries of the record that the answer rests on. */
  readonly entries: readonly RecordEntry[];
  /** What the entries state of the answer: `supported`, or `unchecked` in a language that is not read; null without an answer. */
  readonly support: StatementCheck | null;
}

export type RecordQuestionResult = TaskResult<RecordAnswer, RecordQuestionFailure>;

export type RecordQuestionEvent = TaskEvent<Partial<WrittenRecordAnswer>>;

export const recordQuestionTask = defineTask<
  typeof recordQuestionInput,
  JsonTaskOptions,
  RecordQuestionEvent,
  RecordQuestionResult
>({
  id: "record-question",
  version: "2",
  input: recordQuestionInput,
  forms: ["prose"],
  prompt: recordQuestionPrompts,
  output: ({ record, types }) => writtenRecordAnswer(flattenFhir(record, types).length),
  async *run(call) {
    const { record, question, types, today } = call.input;
    const entries = readRecord(record, types);
    if (entries.length === 0) throw new InvalidArgumentError("The record has no entries of the types asked for.");
    if (call.prompt.template.form === "prose") return yield* answerInProse(call, entries);
    const schema = answerSchema(writtenRecordAnswer(entries.length));
    const values = {
      record: numberSpans(entries.map(({ entry }) => entry)),
      question,
      today,
      form: describeForm(schema.form),
    };
    const written = yield* generateJson(call, { messages: buildMessages(call, { values }), schema });
    const { outcome } = written;
    if (!written.ok) return { ...written.failed, ...outcome };
    const { answer, entries: numbers } = written.value;
    if (answer === null) return { ok: true, answer, entries: [], support: null, ...outcome };
    const cited = [...new Set(numbers)].flatMap((number) => entries[number - 1] ?? []);
    return { ...supported(answer, cited), ...outcome };
  },
});

/**
 * Answers a question about a patient's record in FHIR, with the entries that the answer rests on.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt, or a record without entries.
 * @throws {PromptTooLongError} when record and answer do not fit the context: give `types`, or a smaller record.
 */
export function askRecord(
  model: LanguageModel,
  input: RecordQuestionInput,
  options: JsonTaskOptions = {},
): TaskRun<RecordQuestionEvent, RecordQuestionResult> {
  return recordQuestionTask.start(model, input, options);
}

/** The trained form has no citations: entries that state the answer are looked for. */
async function* answerInProse(
  call: TaskCall<z.output<typeof recordQuestionInput>, JsonTaskOptions>,
  entries: readonly StatedEntry[],
): AsyncGenerator<RecordQuestionEvent, RecordQuestionResult, undefined> {
  const { question, today } = call.input;
  const messages = buildMessages(call, {
    values: { record: entries.map(({ entry }) => entry.text).join("\n"), question, today },
  });
  const { outcome, failure } = yield* generateAnswer(call, { messages, partial: (text) => ({ answer: text }) });
  if (failure !== undefined) return { ok: false, reason: failure, problems: [], ...outcome };
  const answer = outcome.raw.trim();
  if (saysNothing.test(answer)) return { ok: true, answer: null, entries: [], support: null, ...outcome };
  const stating = entries.filter(({ states }) => checkStatement(answer, [states]).verdict === "supported");
  const result = supported(answer, stating.length > 0 ? stating : entries);
  // Of an answer that was not checked it is not known which entries state it.
  return { ...result, ...(result.ok && result.support?.verdict === "unchecked" && { entries: [] }), ...outcome };
}

/** An answer that says that the record has none. */
const saysNothing =
  /\b(?:record|data|chart|ehr|information)\b.*\b(?:no|not|doesn't|does not|lacks?)\b|\b(?:not|isn't)\b[^.]*\b(?:available|documented|recorded|mentioned|provided|found|stated|listed|in the (?:record|data|chart|ehr))\b|\bno (?:information|record|data|mention)\b/i;

function supported(answer: string, cited: readonly StatedEntry[]): RecordAnswerOrFailure {
  const support = checkStatement(
    answer,
    cited.map(({ states }) => states),
  );
  // Of what the check does not read nothing is known; `support` says so.
  if (support.verdict === "supported" || support.verdict === "unchecked")
    return { ok: true, answer, entries: cited.map(({ entry }) => entry), support };
  return { ok: false, reason: "unsupported", problems: support.failed.map(({ field }) => `\`${field}\``) };
}

type RecordAnswerOrFailure = ({ readonly ok: true } & RecordAnswer) | Failed<"unsupported">;
