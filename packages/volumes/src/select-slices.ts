import { InvalidArgumentError, roundHalfEven } from "@medgemma/core";

/** Slices that MedGemma 1.5 was given of a volume at most. */
export const defaultMaxSlices = 85;

/**
 * Which slices of a volume the model is to see: all, up to `max`; above it `round(i / max × (count − 1))` for i from 1 to `max`, halves to
 * even. So the first is left out and the last is in, as in Google's notebooks.
 *
 * @param count Slices there are.
 * @returns Their places, from 0, in order.
 */
export function selectSlices(
  count: number,
  { max = defaultMaxSlices }: { readonly max?: number } = {},
): readonly number[] {
  if (!Number.isInteger(max) || max < 1)
    throw new InvalidArgumentError("`max` is a whole number of slices, 1 or more.", {
      hint: `The default is ${defaultMaxSlices}.`,
    });
  if (!Number.isInteger(count) || count < 0)
    throw new InvalidArgumentError("`count` is a whole number of slices, 0 or more.");
  if (count <= max) return Array.from({ length: count }, (_, index) => index);
  return Array.from({ length: max }, (_, index) => roundHalfEven(((index + 1) / max) * (count - 1)));
}
