import { InvalidArgumentError, roundHalfEven } from "@medgemma/core";

/** Slices of a volume at most in MedGemma 1.5's training and evaluation: 21,760 of 32,000 tokens (arXiv:2604.05081). */
export const maxSlices = 85;

/**
 * Slices at equal distances, the last one among them: all when there are no more than `count`, else those at
 * `round(i / count * (n - 1))` for i from 1 to `count`, halves to the even number, as in Google's CT notebook.
 *
 * @param count at most 85, the default.
 */
export function sampleSlices<Slice>(slices: readonly Slice[], count: number = maxSlices): readonly Slice[] {
  if (!Number.isInteger(count) || count < 1 || count > maxSlices)
    throw new InvalidArgumentError(`\`count\` must be a whole number from 1 to ${maxSlices}.`);
  if (slices.length <= count) return slices;
  const last = slices.length - 1;
  return Array.from({ length: count }, (_, index) => slices[roundHalfEven(((index + 1) / count) * last)] as Slice);
}
