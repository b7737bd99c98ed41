import { InvalidArgumentError, type LanguageModel } from "@medgemma/core";
import { buildMessages } from "../task/build-messages.js";
import { taskBudgets } from "../task/budgets.js";
import { defineTask } from "../task/define-task.js";
import { checkSupport, type Support } from "../task/grounding/check-support.js";
import { numberSpans } from "../task/grounding/source-spans.js";
import { answerSchema } from "../task/json/answer-schema.js";
import { describeForm } from "../task/json/describe-form.js";
import { generateJson } from "../task/json/generate-json.js";
import type { TaskEvent } from "../task/task-event.js";
import type { JsonTaskOptions } from "../task/task-options.js";
import type { JsonFailure, TaskResult } from "../task/task-result.js";
import type { TaskRun } from "../task/task-run.js";
import { flattenFhir, type RecordEntry } from "./flatten-fhir.js";
import { recordQuestionPrompt } from "./prompt.js";
import {
  recordQuestionInput,
  type RecordQuestionInput,
  writtenRecordAnswer,
  type WrittenRecordAnswer,
} from "./schema.js";

/** Why there is no answer. `unsupported`: its words and numbers are not in the entries that it cites, or it cites none. */
export type RecordQuestionFailure = JsonFailure | "unsupported";

export interface RecordAnswer {
  /** Null: the record does not hold the answer, says the model. */
  readonly answer: string | null;
  /** Entries of the record that the answer rests on. */
  readonly entries: readonly RecordEntry[];
  /** What answer and entries have in common; null without an answer. */
  readonly support: Support | null;
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
  version: "1",
  input: recordQuestionInput,
  prompt: { sdk: recordQuestionPrompt },
  budget: taskBudgets["record-question"],
  output: ({ record, types }) => writtenRecordAnswer(flattenFhir(record, types).length),
  async *run(call) {
    const { record, question, types, today } = call.input;
    const entries = flattenFhir(record, types);
    if (entries.length === 0) throw new InvalidArgumentError("The record has no entries of the types asked for.");
    const schema = answerSchema(writtenRecordAnswer(entries.length));
    const values = { record: numberSpans(entries), question, today, form: describeForm(schema.form) };
    const written = yield* generateJson(call, { messages: buildMessages(call, { values }), schema });
    const { outcome } = written;
    if (!written.ok) return { ...written.failed, ...outcome };
    const { answer, entries: numbers } = written.value;
    if (answer === null) return { ok: true, answer, entries: [], support: null, ...outcome };
    const cited = [...new Set(numbers)].flatMap((number) => entries[number - 1] ?? []);
    const support = checkSupport(answer, cited.map(({ text }) => text).join("\n"));
    // An answer such as "9.1 g/dL" has no content word to compare.
    const isSupported = support.verified || (support.missingNumbers.length === 0 && standsIn(answer, cited));
    if (!isSupported) return { ok: false, reason: "unsupported", problems: [], ...outcome };
    return { ok: true, answer, entries: cited, support, ...outcome };
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

/** Whether an entry holds the whole answer as it stands. */
function standsIn(answer: string, cited: readonly RecordEntry[]): boolean {
  const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, " ");
  return cited.some(({ text }) => plain(text).includes(plain(answer.trim().replace(/\.$/, ""))));
}
