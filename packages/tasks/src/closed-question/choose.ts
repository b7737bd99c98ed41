import type { LanguageModel } from "@medgemma/core";
import type * as z from "zod";
import { parseInput } from "../task/parse-input.js";
import { fillTemplate, type PromptTemplate } from "../task/prompt-template.js";
import { startTask } from "../task/start-task.js";
import type { TaskRun } from "../task/task-run.js";
import { ask, closedQuestionChecks, type Wording } from "./ask.js";
import { choicePrompt } from "./prompt.js";
import {
  type ClosedAnswer,
  closedOptions,
  type ClosedQuestionEvent,
  closedQuestionInput,
  type ClosedQuestionInput,
  type ClosedQuestionOptions,
} from "./schema.js";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

const choiceInput = closedQuestionInput.extend({ options: closedOptions });

/**
 * Asks which of several options holds. Confidence comes from the log-likelihood of the options' letters; each
 * option stands at each letter once, so that a preference for a letter or a place cancels out.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt: there are from 2 to 26 different options.
 */
export function choose<const Option extends string>(
  model: LanguageModel,
  input: ClosedQuestionInput & { readonly options: readonly Option[] },
  options: ClosedQuestionOptions = {},
): TaskRun<ClosedQuestionEvent, ClosedAnswer<Option>> {
  return startTask(options, closedQuestionChecks, async function* (given) {
    const { options: choices, ...asked } = parseInput(choiceInput, input);
    const { prompt = choicePrompt, permute = true } = given;
    const wordings = Array.from({ length: permute ? choices.length : 1 }, (_, rotation) =>
      wording(prompt, { ...asked, options: choices }, rotation),
    );
    // The schema checks them and leaves them as they are.
    return yield* ask(
      model,
      { task: "choose", prompt, input: asked, choices: choices as readonly Option[], wordings },
      given,
    );
  });
}

function wording({ user }: PromptTemplate, input: z.output<typeof choiceInput>, rotation: number): Wording {
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
