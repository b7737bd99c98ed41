import type { LanguageModel } from "@medgemma/core";
import { buildMessages } from "../task/build-messages.js";
import { generateAnswer } from "../task/generate-answer.js";
import { parseInput } from "../task/parse-input.js";
import type { TaskEvent } from "../task/task-event.js";
import { type TaskOptions, taskChecks } from "../task/task-options.js";
import type { AnswerFailure, TaskResult } from "../task/task-result.js";
import { startTask } from "../task/start-task.js";
import type { TaskRun } from "../task/task-run.js";
import { medicalQuestionPrompt } from "./prompt.js";
import { medicalQuestionInput, type MedicalQuestionInput } from "./schema.js";

export type MedicalAnswerResult = TaskResult<{ readonly answer: string }, AnswerFailure>;

/** The stream's `partial` is the answer so far. */
export type MedicalAnswerEvent = TaskEvent<string>;

/**
 * Answers an open medical question in prose.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt.
 * @throws {UnsupportedCapabilityError} when the model does not take the images.
 * @throws {PromptTooLongError} when prompt and answer do not fit the context.
 */
export function answerQuestion(
  model: LanguageModel,
  input: MedicalQuestionInput,
  options: TaskOptions = {},
): TaskRun<MedicalAnswerEvent, MedicalAnswerResult> {
  return startTask(options, taskChecks, (given) => run(model, input, given));
}

async function* run(
  model: LanguageModel,
  input: MedicalQuestionInput,
  options: TaskOptions,
): AsyncGenerator<MedicalAnswerEvent, MedicalAnswerResult, undefined> {
  const { question, context, images = [] } = parseInput(medicalQuestionInput, input);
  const { prompt = medicalQuestionPrompt } = options;
  const messages = buildMessages({ prompt, values: { question, context }, images });
  const { outcome, failure } = yield* generateAnswer(
    model,
    { task: "medical-question", prompt, messages, images, maxTokens: 1024, partial: (text) => text },
    options,
  );
  if (failure !== undefined) return { ok: false, reason: failure, problems: [], ...outcome };
  return { ok: true, answer: outcome.raw.trim(), ...outcome };
}
