import type { LanguageModel } from "@medgemma/core";
import { fillTemplate } from "../task/prompt-template.js";
import { ask, checkQuestion, type Wording } from "./ask.js";
import { yesNoPrompt } from "./prompt.js";
import type { ClosedAnswer, ClosedQuestionInput, ClosedQuestionOptions } from "./schema.js";

const choices = ["yes", "no"] as const;

/**
 * Asks a question that yes or no answers. Confidence comes from the log-likelihood of the two words, asked in both
 * orders and averaged.
 *
 * @throws {InvalidArgumentError} for an empty question.
 */
export async function askYesNo(
  model: LanguageModel,
  input: ClosedQuestionInput,
  options: ClosedQuestionOptions = {},
): Promise<ClosedAnswer<"yes" | "no">> {
  checkQuestion(input, choices);
  const { prompt = yesNoPrompt } = options;
  const { context, question } = input;
  const wording = (first: string, second: string): Wording => ({
    text: fillTemplate(prompt.user, { context, question, first, second }),
    continuations: choices,
  });
  const wordings = options.permute === false ? [wording("yes", "no")] : [wording("yes", "no"), wording("no", "yes")];
  return ask(model, { task: "ask-yes-no", prompt, input, choices, wordings }, options);
}
