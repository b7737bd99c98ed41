import { type JsonSchema, type LanguageModel, isBoolean } from "@medgemma/core";
import type * as z from "zod";
import { placeOf } from "../task/describe-issues.js";
import { buildMessages } from "../task/build-messages.js";
import { type AnswerSchema, answerSchema, answerSchemaOfJson } from "../task/json/answer-schema.js";
import { describeForm } from "../task/json/describe-form.js";
import { generateJson } from "../task/json/generate-json.js";
import { parseInput } from "../task/parse-input.js";
import type { TaskEvent } from "../task/task-event.js";
import { type JsonTaskOptions, taskChecks } from "../task/task-options.js";
import type { JsonFailure, TaskResult } from "../task/task-result.js";
import { startTask } from "../task/start-task.js";
import type { TaskRun } from "../task/task-run.js";
import { isEmptyValue, notInSource } from "./parse.js";
import { extractionPrompt } from "./prompt.js";
import { type Extracted, extractionInput, type ExtractionInput } from "./schema.js";

export interface ExtractionOptions extends JsonTaskOptions {
  /** Takes an answer with texts or numbers that the source does not hold for a failure. Default false. */
  readonly requireSource?: boolean;
}

/** Why there is nothing extracted. `not-in-source`: with `requireSource`; `problems` names the places. */
export type ExtractionFailure = JsonFailure | "not-in-source";

export interface Extraction<Value> {
  readonly data: Value;
  /**
   * Places (`results.0.value`) of texts and numbers that the source text does not hold as they are: check them. Null when
   * there were images, whose words cannot be looked up.
   */
  readonly notInSource: readonly string[] | null;
}

export type ExtractionResult<Value> = TaskResult<Extraction<Value>, ExtractionFailure>;

/** The stream's `partial` holds fields that are finished and fit. */
export type ExtractionEvent = TaskEvent<unknown>;

/**
 * Copies what a schema of the application's asks for from a laboratory report, note or other document into JSON.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt.
 * @throws {ConstraintUnsupportedError} naming the place in the schema that constraints do not support.
 * @throws {UnsupportedCapabilityError} when the model does not take the images.
 * @throws {PromptTooLongError} when prompt and answer do not fit the context.
 */
export function extract<Schema extends z.ZodType | JsonSchema>(
  model: LanguageModel,
  input: ExtractionInput<Schema>,
  options: ExtractionOptions = {},
): TaskRun<ExtractionEvent, ExtractionResult<Extracted<Schema>>> {
  // The schema's value is checked by the schema itself.
  type Work = AsyncGenerator<ExtractionEvent, ExtractionResult<Extracted<Schema>>>;
  return startTask(options, { ...taskChecks, requireSource: isBoolean }, (given) => run(model, input, given) as Work);
}

async function* run(
  model: LanguageModel,
  input: ExtractionInput<z.ZodType | JsonSchema>,
  options: ExtractionOptions,
): AsyncGenerator<ExtractionEvent, ExtractionResult<unknown>, undefined> {
  const { text, images = [], instructions, schema: given } = parseInput(extractionInput, input);
  const { prompt = extractionPrompt, requireSource = false } = options;
  const schema: AnswerSchema<unknown> = isZod(given) ? answerSchema<unknown>(given) : answerSchemaOfJson(given);
  const what = [images.length > 0 && "the document in the images", text !== undefined && "the text below"];
  const values = {
    what: what.filter(Boolean).join(" and "),
    instructions,
    text,
    form: describeForm(schema.form),
  };
  const messages = buildMessages({ prompt, values, images });
  const request = { task: "extraction", prompt, messages, images, schema, maxTokens: 2048 };
  const answer = yield* generateJson(model, request, options);
  const { outcome } = answer;
  if (!answer.ok) return { ...answer.failed, ...outcome };
  const { value: data } = answer;
  if (isEmptyValue(data)) return { ok: false, reason: "empty", problems: [], ...outcome };
  const missing = text === undefined ? null : notInSource(data, text, schema.form);
  // What images say cannot be looked up.
  const isChecked = missing !== null && images.length === 0;
  if (requireSource && isChecked && missing.length > 0) {
    const problems = missing.map(
      (path) => `${placeOf(path, { schema: schema.check, value: data })}: not in the source`,
    );
    return { ok: false, reason: "not-in-source", problems, ...outcome };
  }
  const places = isChecked ? missing.map((path) => path.join(".")) : null;
  return { ok: true, data, notInSource: places, ...outcome };
}

function isZod(schema: z.ZodType | JsonSchema): schema is z.ZodType {
  return "_zod" in schema;
}
