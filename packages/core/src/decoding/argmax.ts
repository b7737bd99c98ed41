import { NumericalError } from "../errors/numerical-error.js";

/**
 * Index of the largest logit; the first one on a tie.
 *
 * @throws {NumericalError} when a logit is NaN.
 */
export function argmax(logits: Float32Array): number {
  let best = -1;
  let bestValue = -Infinity;
  for (let id = 0; id < logits.length; id++) {
    const value = logits[id] as number;
    // NaN fails every comparison, so it lands here too and is caught without a second test per logit.
    if (!(value <= bestValue)) {
      if (value !== value) throw notFinite();
      best = id;
      bestValue = value;
    }
  }
  if (best < 0) throw notFinite();
  return best;
}

/** The error for logits that are not numbers. */
export function notFinite(): NumericalError {
  return new NumericalError("The model produced logits that are not finite.", {
    hint: "Use a weight format with fp32 activations (fp32, q8 or q4), or another device.",
  });
}
