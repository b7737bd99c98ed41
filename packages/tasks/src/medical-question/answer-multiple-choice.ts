import { InvalidArgumentError, isOneOf, isRecord, type LanguageModel } from "@medgemma/core";
import type * as z from "zod";
import { abstainingOf } from "../closed-question/abstention.js";
import { closedQuestionChecks } from "../closed-question/ask.js";
import { askOptions } from "../closed-question/choose.js";
import { choicePrompt } from "../closed-question/prompt.js";
import { letters } from "../closed-question/spellings.js";
import { reason as argue, type ReasonedFailure } from "../closed-question/reason.js";
import type { ClosedAnswer, ClosedQuestionEvent, ClosedQuestionOptions } from "../closed-question/schema.js";
import { buildMessages } from "../task/build-messages.js";
import { defineTask, type Given, type TaskCall } from "../task/define-task.js";
import type { TaskEvent } from "../task/task-event.js";
import type { TaskOptions } from "../task/task-options.js";
import type { Outcome } from "../task/task-result.js";
import type { TaskRun } from "../task/task-run.js";
import { reasonedChoicePrompts } from "./prompt.js";
import { multipleChoiceInput, type MultipleChoiceInput } from "./schema.js";

/**
 * How an option is chosen.
 *
 * - `scored`: at once, by the probability of the options' letters in every rotation. One prefill for each option.
 * - `reasoned`: the model writes its argument and then `Final Answer: X`.
 * - `thought`: the same after a thought, for models that were trained to think.
 */
export type ChoiceMethod = "scored" | "reasoned" | "thought";

export interface MultipleChoiceOptions extends TaskOptions {
  /**
   * Default: as Google measured the model's family, `thought` for texts and `reasoned` for images or a model that does not
   * think; `scored` for other models. `prompt` and the budgets are those of the method.
   */
  readonly method?: ChoiceMethod;
  /** How options are scored. With `reasoned` and `thought` only `abstainBelow` and `minOptionMass` count, the latter without a default. */
  readonly scoring?: Pick<ClosedQuestionOptions, "permute" | "abstainBelow" | "minOptionMass" | "blankImagePrior">;
}

/** The argument as it comes, or how far scoring has come. */
export type MultipleChoiceEvent = TaskEvent<string> | ClosedQuestionEvent;

/** The chosen option with the probabilities of all, or why the argument before it is not usable. */
export type MultipleChoiceResult =
  | (ClosedAnswer & {
      readonly method: ChoiceMethod;
      /** The argument and the final answer, as the model wrote them; with `reasoned` and `thought`. */
      readonly reasoning?: Outcome;
    })
  | ReasonedFailure;

type Call = TaskCall<z.output<typeof multipleChoiceInput>, MultipleChoiceOptions>;

export const multipleChoiceTask = defineTask<
  typeof multipleChoiceInput,
  MultipleChoiceOptions,
  MultipleChoiceEvent,
  MultipleChoiceResult
>({
  id: "multiple-choice",
  version: "2",
  input: multipleChoiceInput,
  forms: ["final-answer"],
  prompt: (input, given) => (methodOf(input, given) === "scored" ? { sdk: choicePrompt } : reasonedChoicePrompts),
  thinking: (input, given) => (methodOf(input, given) === "thought" ? "on" : undefined),
  checks: { method: isOneOf("scored", "reasoned", "thought"), scoring: isRecord(closedQuestionChecks) },
  async *run(call) {
    const method = methodOf(call.input, call);
    return method === "scored" ? yield* score(call) : yield* reason(call, method);
  },
});

/**
 * Answers a multiple-choice question, with the probability of each option from the model's logits.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt.
 * @throws {UnsupportedCapabilityError} when the model does not take the images, or cannot think as `thought` demands.
 * @throws {PromptTooLongError} when prompt, thought and answer do not fit the context.
 */
export function answerMultipleChoice(
  model: LanguageModel,
  input: MultipleChoiceInput,
  options: MultipleChoiceOptions = {},
): TaskRun<MultipleChoiceEvent, MultipleChoiceResult> {
  return multipleChoiceTask.start(model, input, options);
}

function methodOf({ images = [] }: Call["input"], { model, options }: Given<MultipleChoiceOptions>): ChoiceMethod {
  const { method, thinking } = options;
  if (method === "thought" && thinking === "off") {
    throw new InvalidArgumentError('The method "thought" thinks; `thinking` is "off".', {
      hint: "Leave one of them out.",
    });
  }
  if (method !== undefined) return method;
  if (model.info.family === undefined) return "scored";
  const thinks = images.length === 0 && model.capabilities.thinking === true && thinking !== "off";
  return thinks ? "thought" : "reasoned";
}

async function* score(call: Call): AsyncGenerator<MultipleChoiceEvent, MultipleChoiceResult, undefined> {
  const { options, ...input } = call.input;
  const asking = { ...call, options: { ...call.options, ...call.options.scoring } };
  return { ...(yield* askOptions(asking, { ...input, options })), method: "scored" };
}

async function* reason(
  call: Call,
  method: Exclude<ChoiceMethod, "scored">,
): AsyncGenerator<MultipleChoiceEvent, MultipleChoiceResult, undefined> {
  const { question, context, images = [], options } = call.input;
  const listed = options.map((option, index) => `(${letters[index] ?? ""}) ${option}`).join("\n");
  const messages = buildMessages(call, { values: { question, context, options: listed }, images });
  const abstaining = abstainingOf(call.options.scoring ?? {});
  const asked = { messages, choices: options, lettered: true, abstaining };
  const result = yield* argue(call, asked);
  return result.ok ? { ...result, method } : result;
}
