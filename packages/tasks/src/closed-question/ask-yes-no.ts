import type { LanguageModel } from "@medgemma/core";
import { parseInput } from "../task/parse-input.js";
import { fillTemplate } from "../task/prompt-template.js";
import { startTask } from "../task/start-task.js";
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

const choices = ["yes", "no"] as const;

/**
 * Asks a question that yes or no answers. Confidence comes from the log-likelihood of the two words, asked in both
 * orders and averaged.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt.
 */
export function askYesNo(
  model: LanguageModel,
  input: ClosedQuestionInput,
  options: ClosedQuestionOptions = {},
): TaskRun<ClosedQuestionEvent, ClosedAnswer<"yes" | "no">> {
  return startTask(options, closedQuestionChecks, async function* (given) {
    const asked = parseInput(closedQuestionInput, input);
    const { prompt = yesNoPrompt, permute = true } = given;
    const { context, question } = asked;
    const wording = (first: string, second: string): Wording => ({
      text: fillTemplate(prompt.user, { context, question, first, second }),
      continuations: choices,
    });
    const wordings = permute ? [wording("yes", "no"), wording("no", "yes")] : [wording("yes", "no")];
    return yield* ask(model, { task: "ask-yes-no", prompt, input: asked, choices, wordings }, given);
  });
}
