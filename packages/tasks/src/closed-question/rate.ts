import type { LanguageModel } from "@medgemma/core";
import { defineTask } from "../task/define-task.js";
import type { TaskRun } from "../task/task-run.js";
import { closedQuestionChecks } from "./ask.js";
import { askOptions } from "./choose.js";
import { choicePrompt } from "./prompt.js";
import {
  type ClosedAnswer,
  closedOptions,
  type ClosedQuestionEvent,
  closedQuestionInput,
  type ClosedQuestionInput,
  type ClosedQuestionOptions,
} from "./schema.js";

const ratingInput = closedQuestionInput.extend({
  scale: closedOptions.describe("Levels from the lowest to the highest, from 2 to 26"),
});

export interface Rating<Level extends string = string> extends ClosedAnswer<Level> {
  /** Mean place on the scale by the probabilities: 0 is the first level. */
  readonly expectedLevel: number;
  /** Standard deviation of the place on the scale by the probabilities, in levels. */
  readonly spread: number;
}

export const ratingTask = defineTask<typeof ratingInput, ClosedQuestionOptions, ClosedQuestionEvent, Rating>({
  id: "rate",
  version: "2",
  input: ratingInput,
  prompt: { sdk: choicePrompt },
  checks: closedQuestionChecks,
  async *run(call) {
    const { scale, ...question } = call.input;
    const answer = yield* askOptions(call, { ...question, options: scale });
    const mean = (of: (level: number) => number): number =>
      answer.probabilities.reduce((sum, { probability }, level) => sum + of(level) * probability, 0);
    const expectedLevel = mean((level) => level);
    return { ...answer, expectedLevel, spread: Math.sqrt(mean((level) => (level - expectedLevel) ** 2)) };
  },
});

/**
 * Asks for a level on an ordered scale that the application gives, for example `["no DR", "mild", "moderate"]`: the most
 * probable level, and the expected one with its spread.
 *
 * @throws {InvalidArgumentError} as `choose`.
 */
export function rate<const Level extends string>(
  model: LanguageModel,
  input: ClosedQuestionInput & { readonly scale: readonly Level[] },
  options: ClosedQuestionOptions = {},
): TaskRun<ClosedQuestionEvent, Rating<Level>> {
  return ratingTask.start<Rating<Level>>(model, input, options);
}
