import { notFinite } from "./argmax.js";

/**
 * log Σ exp(logit / temperature), computed around the maximum in double precision.
 *
 * A token's log-probability is `logit / temperature - logSumExp(logits, temperature)`.
 *
 * @throws {NumericalError} when the sum is not finite.
 */
export function logSumExp(logits: ArrayLike<number>, temperature = 1): number {
  let max = -Infinity;
  for (let id = 0; id < logits.length; id++) {
    const value = logits[id] as number;
    if (value > max) max = value;
  }
  let sum = 0;
  for (let id = 0; id < logits.length; id++) {
    sum += Math.exp(((logits[id] as number) - max) / temperature);
  }
  const result = max / temperature + Math.log(sum);
  if (!Number.isFinite(result)) throw notFinite();
  return result;
}
