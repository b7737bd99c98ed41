import { closedQuestionChecks } from "../closed-question/ask.js";
import { type LanguageModel, type Message, isBoolean, isRecord } from "@medgemma/core";
import { choose } from "../closed-question/choose.js";
import type { ClosedAnswer, ClosedQuestionOptions } from "../closed-question/schema.js";
import { buildMessages } from "../task/build-messages.js";
import { generateAnswer } from "../task/generate-answer.js";
import { parseInput } from "../task/parse-input.js";
import type { TaskEvent } from "../task/task-event.js";
import { type TaskOptions, taskChecks } from "../task/task-options.js";
import type { AnswerFailure, Failed, Outcome } from "../task/task-result.js";
import { startTask } from "../task/start-task.js";
import type { TaskRun } from "../task/task-run.js";
import { optionReasoningPrompt } from "./prompt.js";
import { multipleChoiceInput, type MultipleChoiceInput } from "./schema.js";

export interface MultipleChoiceOptions extends TaskOptions {
  /**
   * Has the model reason in prose before the options are scored; `prompt`, `sampling` and the budgets are those of the
   * reasoning. Slower, and better on hard questions. Default false: scored at once.
   */
  readonly reason?: boolean;
  /** How the options are scored. */
  readonly scoring?: Pick<ClosedQuestionOptions, "prompt" | "permute" | "abstainBelow" | "blankImagePrior">;
}

/** The reasoning as it comes. */
export type MultipleChoiceEvent = TaskEvent<string>;

/** The options' probabilities, or why the reasoning before them is not usable. */
export type MultipleChoiceResult =
  | ({ readonly reasoning?: Outcome } & ClosedAnswer)
  | (Failed<AnswerFailure> & Outcome);

/**
 * Answers a multiple-choice question: the probability of each option from the model's logits, averaged over the options'
 * order.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt.
 * @throws {UnsupportedCapabilityError} when the model does not take the images.
 * @throws {PromptTooLongError} when prompt and answer do not fit the context.
 */
export function answerMultipleChoice(
  model: LanguageModel,
  input: MultipleChoiceInput,
  options: MultipleChoiceOptions = {},
): TaskRun<MultipleChoiceEvent, MultipleChoiceResult> {
  return startTask(
    options,
    {
      ...taskChecks,
      reason: isBoolean,
      scoring: isRecord(closedQuestionChecks),
    },
    (given) => run(model, input, given),
  );
}

async function* run(
  model: LanguageModel,
  input: MultipleChoiceInput,
  options: MultipleChoiceOptions,
): AsyncGenerator<MultipleChoiceEvent, MultipleChoiceResult, undefined> {
  const { question, context, images = [], options: choices } = parseInput(multipleChoiceInput, input);
  const { prompt = optionReasoningPrompt, imageFit, signal, scoring = {} } = options;
  const closedOptions: ClosedQuestionOptions = {
    ...scoring,
    ...(imageFit !== undefined && { imageFit }),
    ...(signal !== undefined && { signal }),
  };
  const asked = { question, options: choices };
  if (options.reason !== true) {
    const given = { ...asked, images, ...(context !== undefined && { context }) };
    return choose(model, given, closedOptions);
  }
  const values = { question, context, options: choices.map((choice) => `- ${choice}`).join("\n") };
  const messages = buildMessages({ prompt, values, images });
  const { outcome, failure } = yield* generateAnswer(
    model,
    { task: "multiple-choice", prompt, messages, images, maxTokens: 1024, partial: (text) => text },
    options,
  );
  if (failure !== undefined) return { ok: false, reason: failure, problems: [], ...outcome };
  // The images are in the history; asking again would show them twice.
  const history: readonly Message[] = [...messages, { role: "assistant", content: outcome.raw }];
  const answer = await choose(model, { ...asked, history }, closedOptions);
  return { ...answer, reasoning: outcome };
}
