import { InvalidArgumentError } from "@medgemma/core";
import type { Abstention, ClosedQuestionOptions } from "./schema.js";

/** Mass of the options below which a question has no answer, when the caller does not say: more likely than not none was meant. */
const defaultMinOptionMass = 0.5;

/** Whether an answer of this mass and probability is none, and why. */
export function abstentionOf(
  { optionMass, probability }: { readonly optionMass: number; readonly probability: number },
  { minOptionMass = defaultMinOptionMass, abstainBelow = 0 }: ClosedQuestionOptions,
): Abstention | null {
  if (optionMass < minOptionMass) return "option-mass";
  return probability < abstainBelow ? "probability" : null;
}

/**
 * What of the options of a scored question counts for one that is argued about.
 *
 * @throws {InvalidArgumentError} for a prior over black images, which belongs to scored questions.
 */
export function abstainingOf({
  abstainBelow,
  minOptionMass,
  blankImagePrior = false,
}: ClosedQuestionOptions): Pick<ClosedQuestionOptions, "abstainBelow" | "minOptionMass"> {
  if (blankImagePrior) {
    throw new InvalidArgumentError("`blankImagePrior` belongs to questions that are scored at once.", {
      hint: 'Add `prompt: "sdk"`.',
    });
  }
  return { ...(abstainBelow !== undefined && { abstainBelow }), ...(minOptionMass !== undefined && { minOptionMass }) };
}
