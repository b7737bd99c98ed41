import type { LanguageModel } from "@medgemma/core";
import { buildMessages } from "../task/build-messages.js";
import { generateAnswer } from "../task/generate-answer.js";
import { parseInput } from "../task/parse-input.js";
import type { TaskEvent } from "../task/task-event.js";
import { type JsonTaskOptions, taskChecks } from "../task/task-options.js";
import type { AnswerFailure, TaskResult } from "../task/task-result.js";
import { startTask } from "../task/start-task.js";
import type { TaskRun } from "../task/task-run.js";
import { oneLine, parseShortAnswer } from "./parse.js";
import { visualQuestionPrompt } from "./prompt.js";
import { visualQuestionInput, type VisualQuestionInput } from "./schema.js";

/** Why there is no short answer. `not-short`: without a constraint, the model wrote more than a line. */
export type VisualQuestionFailure = AnswerFailure | "not-short";

export type VisualQuestionResult = TaskResult<{ readonly answer: string }, VisualQuestionFailure>;

/** The stream's `partial` is the answer so far. */
export type VisualQuestionEvent = TaskEvent<string>;

/**
 * Answers a question about images in one line of up to 300 characters.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt.
 * @throws {UnsupportedCapabilityError} when the model does not take the images.
 * @throws {PromptTooLongError} when prompt and answer do not fit the context.
 */
export function askImage(
  model: LanguageModel,
  input: VisualQuestionInput,
  options: JsonTaskOptions = {},
): TaskRun<VisualQuestionEvent, VisualQuestionResult> {
  return startTask(options, taskChecks, (given) => run(model, input, given));
}

async function* run(
  model: LanguageModel,
  input: VisualQuestionInput,
  options: JsonTaskOptions,
): AsyncGenerator<VisualQuestionEvent, VisualQuestionResult, undefined> {
  const { images, question, context } = parseInput(visualQuestionInput, input);
  const { prompt = visualQuestionPrompt, constrain = true } = options;
  const messages = buildMessages({ prompt, values: { question, context }, images });
  const { outcome, failure } = yield* generateAnswer(
    model,
    {
      task: "visual-question",
      prompt,
      messages,
      images,
      maxTokens: 256,
      partial: (text) => text,
      ...(constrain && { constraint: { type: "regex", pattern: oneLine } }),
    },
    options,
  );
  if (failure !== undefined) return { ok: false, reason: failure, problems: [], ...outcome };
  const parsed = parseShortAnswer(outcome.raw);
  if (typeof parsed === "string") return { ok: false, reason: parsed, problems: [], ...outcome };
  return { ok: true, ...parsed, ...outcome };
}
