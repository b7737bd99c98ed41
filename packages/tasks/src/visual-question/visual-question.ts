import type { LanguageModel } from "@medgemma/core";
import { buildMessages } from "../task/build-messages.js";
import { defineTask } from "../task/define-task.js";
import { finalAnswer } from "../task/forms/final-answer.js";
import { generateAnswer } from "../task/generate-answer.js";
import type { TaskEvent } from "../task/task-event.js";
import type { JsonTaskOptions } from "../task/task-options.js";
import type { AnswerFailure, TaskResult } from "../task/task-result.js";
import type { TaskRun } from "../task/task-run.js";
import { oneLine, parseShortAnswer } from "./parse.js";
import { publishedVisualQuestionPrompt, visualQuestionPrompt } from "./prompt.js";
import { visualQuestionInput, type VisualQuestionInput } from "./schema.js";

/**
 * Why there is no short answer. `not-short`: without a constraint, the model wrote more than a line. `no-final-answer`: in
 * the published form, its argument did not come to `Final Answer:`.
 */
export type VisualQuestionFailure = AnswerFailure | "not-short" | "no-final-answer";

export interface VisualAnswer {
  readonly answer: string;
  /** What the model wrote before its answer, in the published form. */
  readonly argument?: string;
}

export type VisualQuestionResult = TaskResult<VisualAnswer, VisualQuestionFailure>;

/** The stream's `partial` is the answer so far. */
export type VisualQuestionEvent = TaskEvent<string>;

export const visualQuestionTask = defineTask<
  typeof visualQuestionInput,
  JsonTaskOptions,
  VisualQuestionEvent,
  VisualQuestionResult
>({
  id: "visual-question",
  version: "2",
  input: visualQuestionInput,
  forms: ["final-answer"],
  // Google's evaluation of SLAKE and VQA-RAD with MedGemma 1.5; the first generation was asked for one word, as the SDK does.
  prompt: { sdk: visualQuestionPrompt, "medgemma-1.5": publishedVisualQuestionPrompt },
  async *run(call) {
    const { images, question, context } = call.input;
    const messages = buildMessages(call, { values: { question, context }, images });
    const isArgued = call.prompt.template.form === "final-answer";
    const { constrain = true } = call.options;
    const { outcome, failure } = yield* generateAnswer(call, {
      messages,
      partial: (text) => text,
      ...(constrain && !isArgued && { constraint: { type: "regex", pattern: oneLine } }),
    });
    if (failure !== undefined) return { ok: false, reason: failure, problems: [], ...outcome };
    const final = isArgued ? finalAnswer(outcome.raw) : { answer: outcome.raw, argument: "" };
    if (final === undefined) return { ok: false, reason: "no-final-answer", problems: [], ...outcome };
    const parsed = parseShortAnswer(final.answer);
    if (typeof parsed === "string") return { ok: false, reason: parsed, problems: [], ...outcome };
    return { ok: true, ...parsed, ...(final.argument !== "" && { argument: final.argument }), ...outcome };
  },
});

/**
 * Answers a question about images in one line of up to 300 characters.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt.
 * @throws {UnsupportedCapabilityError} when the model does not take the images.
 * @throws {PromptTooLongError} when prompt, thought and answer do not fit the context.
 */
export function askImage(
  model: LanguageModel,
  input: VisualQuestionInput,
  options: JsonTaskOptions = {},
): TaskRun<VisualQuestionEvent, VisualQuestionResult> {
  return visualQuestionTask.start(model, input, options);
}
