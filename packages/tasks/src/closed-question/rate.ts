import type { LanguageModel } from "@medgemma/core";
import { parseInput } from "../task/parse-input.js";
import { startTask } from "../task/start-task.js";
import type { TaskRun } from "../task/task-run.js";
import { closedQuestionChecks } from "./ask.js";
import { choose } from "./choose.js";
import {
  type ClosedAnswer,
  closedOptions,
  type ClosedQuestionEvent,
  closedQuestionInput,
  type ClosedQuestionInput,
  type ClosedQuestionOptions,
} from "./schema.js";

/** Levels from the lowest to the highest. */
const ratingInput = closedQuestionInput.extend({ scale: closedOptions });

export interface Rating<Level extends string> extends ClosedAnswer<Level> {
  /** Mean place on the scale by the probabilities: 0 is the first level. */
  readonly expectedLevel: number;
}

/**
 * Asks for a level on an ordered scale that the application gives, for example `["no DR", "mild", "moderate"]`.
 *
 * @throws {InvalidArgumentError} as `choose`.
 */
export function rate<const Level extends string>(
  model: LanguageModel,
  input: ClosedQuestionInput & { readonly scale: readonly Level[] },
  options: ClosedQuestionOptions = {},
): TaskRun<ClosedQuestionEvent, Rating<Level>> {
  return startTask(options, closedQuestionChecks, async function* (given) {
    parseInput(ratingInput, input);
    const { scale, ...question } = input;
    const choosing = choose(model, { ...question, options: scale }, given);
    yield* choosing;
    const answer = await choosing;
    const expectedLevel = answer.probabilities.reduce((sum, { probability }, level) => sum + level * probability, 0);
    return { ...answer, provenance: { ...answer.provenance, task: "rate" }, expectedLevel };
  });
}
