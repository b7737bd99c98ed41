import type { LanguageModel } from "@medgemma/core";
import type * as z from "zod";
import { defineTask } from "../task/define-task.js";
import type { TaskRun } from "../task/task-run.js";
import { ask, closedQuestionChecks, type Wording } from "./ask.js";
import type { ClosedCall } from "./closed-call.js";
import { choicePrompt } from "./prompt.js";
import {
  type ClosedAnswer,
  closedOptions,
  type ClosedQuestionEvent,
  closedQuestionInput,
  type ClosedQuestionInput,
  type ClosedQuestionOptions,
} from "./schema.js";
import { letters, letterSpellings } from "./spellings.js";

const choiceInput = closedQuestionInput.extend({ options: closedOptions });

export const choiceTask = defineTask<typeof choiceInput, ClosedQuestionOptions, ClosedQuestionEvent, ClosedAnswer>({
  id: "choose",
  version: "2",
  input: choiceInput,
  prompt: { sdk: choicePrompt },
  checks: closedQuestionChecks,
  run: (call) => askOptions(call, call.input),
});

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
  // The schema checks the options and leaves them as they are.
  return choiceTask.start<ClosedAnswer<Option>>(model, input, options);
}

/** Asks with letters for the options, in every rotation of them unless told otherwise. */
export async function* askOptions(
  call: ClosedCall,
  { options: choices, ...input }: z.output<typeof choiceInput>,
): AsyncGenerator<ClosedQuestionEvent, ClosedAnswer, undefined> {
  const { permute = true } = call.options;
  const rotations = Array.from({ length: permute ? choices.length : 1 }, (_, rotation) => rotation);
  const asked = { ...input, options: choices };
  const wordings = rotations.map((rotation) => wording(asked, rotation));
  return yield* ask(call, { input, choices, wordings });
}

function wording(input: z.output<typeof choiceInput>, rotation: number): Wording {
  const count = input.options.length;
  const placeOf = (option: number): number => (option + rotation) % count;
  const lines: string[] = [];
  input.options.forEach((text, option) => {
    lines[placeOf(option)] = `${letters[placeOf(option)] ?? ""}: ${text}`;
  });
  const { context, question } = input;
  return {
    values: { context, question, options: lines.join("\n") },
    spellings: input.options.map((_, option) => letterSpellings(letters[placeOf(option)] ?? "")),
  };
}
