import { InvalidArgumentError, type LanguageModel } from "@medgemma/core";
import { fillTemplate, type PromptTemplate } from "../task/prompt-template.js";
import { ask, checkQuestion, type Wording } from "./ask.js";
import { choicePrompt } from "./prompt.js";
import type { ClosedAnswer, ClosedQuestionInput, ClosedQuestionOptions } from "./schema.js";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * Asks which of several options holds. Confidence comes from the log-likelihood of the options' letters; each
 * option stands at each letter once, so that a preference for a letter or a place cancels out.
 *
 * @throws {InvalidArgumentError} for fewer than two or more than 26 options, or an empty question.
 */
export async function choose<const Option extends string>(
  model: LanguageModel,
  input: ClosedQuestionInput & { readonly options: readonly Option[] },
  options: ClosedQuestionOptions = {},
): Promise<ClosedAnswer<Option>> {
  checkQuestion(input, input.options);
  if (input.options.length > letters.length) throw new InvalidArgumentError("There can be at most 26 options.");
  const rotations = options.permute === false ? 1 : input.options.length;
  const { prompt = choicePrompt } = options;
  const wordings = Array.from({ length: rotations }, (_, rotation) => wording(prompt, input, rotation));
  return ask(model, { task: "choose", prompt, input, choices: input.options, wordings }, options);
}

type ChoiceInput = ClosedQuestionInput & { readonly options: readonly string[] };

function wording({ user }: PromptTemplate, input: ChoiceInput, rotation: number): Wording {
  const count = input.options.length;
  const placeOf = (option: number): number => (option + rotation) % count;
  const lines: string[] = [];
  input.options.forEach((text, option) => {
    lines[placeOf(option)] = `${letters[placeOf(option)] ?? ""}: ${text}`;
  });
  const { context, question } = input;
  return {
    text: fillTemplate(user, { context, question, options: lines.join("\n") }),
    continuations: input.options.map((_, option) => letters[placeOf(option)] ?? ""),
  };
}
