import type { LanguageModel } from "@medgemma/core";
import { buildMessages } from "../task/build-messages.js";
import { defineTask } from "../task/define-task.js";
import { generateAnswer } from "../task/generate-answer.js";
import type { TaskEvent } from "../task/task-event.js";
import type { TaskOptions } from "../task/task-options.js";
import type { AnswerFailure, TaskResult } from "../task/task-result.js";
import type { TaskRun } from "../task/task-run.js";
import { medicalQuestionPrompt } from "./prompt.js";
import { medicalQuestionInput, type MedicalQuestionInput } from "./schema.js";

export type MedicalAnswerResult = TaskResult<{ readonly answer: string }, AnswerFailure>;

/** The stream's `partial` is the answer so far. */
export type MedicalAnswerEvent = TaskEvent<string>;

export const medicalQuestionTask = defineTask<
  typeof medicalQuestionInput,
  TaskOptions,
  MedicalAnswerEvent,
  MedicalAnswerResult
>({
  id: "medical-question",
  version: "1",
  input: medicalQuestionInput,
  prompt: { sdk: medicalQuestionPrompt },
  async *run(call) {
    const { question, context, images = [] } = call.input;
    const messages = buildMessages(call, { values: { question, context }, images });
    const { outcome, failure } = yield* generateAnswer(call, { messages, partial: (text) => text });
    if (failure !== undefined) return { ok: false, reason: failure, problems: [], ...outcome };
    return { ok: true, answer: outcome.raw.trim(), ...outcome };
  },
});

/**
 * Answers an open medical question in prose.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt.
 * @throws {UnsupportedCapabilityError} when the model does not take the images.
 * @throws {PromptTooLongError} when prompt, thought and answer do not fit the context.
 */
export function answerQuestion(
  model: LanguageModel,
  input: MedicalQuestionInput,
  options: TaskOptions = {},
): TaskRun<MedicalAnswerEvent, MedicalAnswerResult> {
  return medicalQuestionTask.start(model, input, options);
}
