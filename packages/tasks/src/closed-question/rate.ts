import type { LanguageModel } from "@medgemma/core";
import { choose } from "./choose.js";
import type { ClosedAnswer, ClosedQuestionInput, ClosedQuestionOptions } from "./schema.js";

export interface Rating<Level extends string> extends ClosedAnswer<Level> {
  /** Mean place on the scale by the probabilities: 0 is the first level. */
  readonly expectedLevel: number;
}

/**
 * Asks for a level on an ordered scale that the application gives, for example `["no DR", "mild", "moderate"]`.
 *
 * @throws {InvalidArgumentError} as `choose`.
 */
export async function rate<const Level extends string>(
  model: LanguageModel,
  { scale, ...input }: ClosedQuestionInput & { readonly scale: readonly Level[] },
  options: ClosedQuestionOptions = {},
): Promise<Rating<Level>> {
  const answer = await choose(model, { ...input, options: scale }, options);
  const expectedLevel = answer.probabilities.reduce((sum, { probability }, level) => sum + level * probability, 0);
  return { ...answer, provenance: { ...answer.provenance, task: "rate" }, expectedLevel };
}
