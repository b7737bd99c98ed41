import type { LanguageModel } from "@medgemma/core";
import { defineTask } from "../task/define-task.js";
import type { TaskRun } from "../task/task-run.js";
import { ask, closedQuestionChecks, type Wording } from "./ask.js";
import { yesNoPrompt } from "./prompt.js";
import {
  type ClosedAnswer,
  type ClosedQuestionEvent,
  closedQuestionInput,
  type ClosedQuestionInput,
  type ClosedQuestionOptions,
} from "./schema.js";
import { wordSpellings } from "./spellings.js";

const choices = ["yes", "no"] as const;
const spellings = choices.map(wordSpellings);

export const yesNoTask = defineTask<
  typeof closedQuestionInput,
  ClosedQuestionOptions,
  ClosedQuestionEvent,
  ClosedAnswer<"yes" | "no">
>({
  id: "ask-yes-no",
  version: "2",
  input: closedQuestionInput,
  prompt: { sdk: yesNoPrompt },
  checks: closedQuestionChecks,
  async *run(call) {
    const { context, question } = call.input;
    const { permute = true } = call.options;
    const wording = (first: string, second: string): Wording => ({
      values: { context, question, first, second },
      spellings,
    });
    const wordings = permute ? [wording("yes", "no"), wording("no", "yes")] : [wording("yes", "no")];
    return yield* ask(call, { input: call.input, choices, wordings });
  },
});

/**
 * Asks a question that yes or no answers. Confidence comes from the log-likelihood of the two words in all their spellings,
 * asked in both orders and averaged; `optionMass` says whether the model was answering at all.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt.
 */
export function askYesNo(
  model: LanguageModel,
  input: ClosedQuestionInput,
  options: ClosedQuestionOptions = {},
): TaskRun<ClosedQuestionEvent, ClosedAnswer<"yes" | "no">> {
  return yesNoTask.start(model, input, options);
}
