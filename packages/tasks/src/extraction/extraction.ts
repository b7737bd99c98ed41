import { InvalidArgumentError, isBoolean, type JsonSchema, type LanguageModel } from "@medgemma/core";
import type * as z from "zod";
import { placeOf } from "../task/describe-issues.js";
import { buildMessages } from "../task/build-messages.js";
import { defineTask } from "../task/define-task.js";
import { type AnswerSchema, answerSchema, answerSchemaOfJson } from "../task/json/answer-schema.js";
import { describeForm } from "../task/json/describe-form.js";
import { generateJson } from "../task/json/generate-json.js";
import type { TaskEvent } from "../task/task-event.js";
import type { JsonTaskOptions } from "../task/task-options.js";
import type { JsonFailure, TaskResult } from "../task/task-result.js";
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

export const extractionTask = defineTask<
  typeof extractionInput,
  ExtractionOptions,
  ExtractionEvent,
  ExtractionResult<unknown>
>({
  id: "extraction",
  version: "2",
  input: extractionInput,
  prompt: { sdk: extractionPrompt },
  checks: { requireSource: isBoolean },
  async *run(call) {
    const { text, images = [], instructions, schema: given } = call.input;
    const { requireSource = false } = call.options;
    if (requireSource && images.length > 0) {
      throw new InvalidArgumentError("`requireSource` needs a text: what stands in images cannot be looked up.", {
        hint: "Leave `requireSource` out for images, or give the text of the pages instead.",
      });
    }
    const schema: AnswerSchema<unknown> = isZod(given) ? answerSchema<unknown>(given) : answerSchemaOfJson(given);
    const what = [images.length > 0 && "the document in the images", text !== undefined && "the text below"];
    const values = {
      what: what.filter(Boolean).join(" and "),
      ...{ instructions, text },
      form: describeForm(schema.form),
    };
    const answer = yield* generateJson(call, { messages: buildMessages(call, { values, images }), schema });
    const { outcome } = answer;
    if (!answer.ok) return { ...answer.failed, ...outcome };
    const { value: data } = answer;
    if (isEmptyValue(data)) return { ok: false, reason: "empty", problems: [], ...outcome };
    // What images say cannot be looked up.
    const missing = text === undefined || images.length > 0 ? null : notInSource(data, text, schema.form);
    if (requireSource && missing !== null && missing.length > 0) {
      const problems = missing.map(
        (path) => `${placeOf(path, { schema: schema.check, value: data })}: not in the source`,
      );
      return { ok: false, reason: "not-in-source", problems, ...outcome };
    }
    return { ok: true, data, notInSource: missing?.map((path) => path.join(".")) ?? null, ...outcome };
  },
});

/**
 * Copies what a schema of the application's asks for from a laboratory report, note or other document into JSON.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt, and for `requireSource` with images.
 * @throws {ConstraintUnsupportedError} naming the place in the schema that constraints do not support.
 * @throws {UnsupportedCapabilityError} when the model does not take the images.
 * @throws {PromptTooLongError} when prompt, thought and answer do not fit the context.
 */
export function extract<Schema extends z.ZodType | JsonSchema>(
  model: LanguageModel,
  input: ExtractionInput<Schema>,
  options: ExtractionOptions = {},
): TaskRun<ExtractionEvent, ExtractionResult<Extracted<Schema>>> {
  // The schema's value is checked by the schema itself.
  return extractionTask.start<ExtractionResult<Extracted<Schema>>>(model, input, options);
}

function isZod(schema: z.ZodType | JsonSchema): schema is z.ZodType {
  return "_zod" in schema;
}
