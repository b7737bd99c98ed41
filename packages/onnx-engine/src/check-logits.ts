import { NumericalError } from "@medgemma/core";

/**
 * Returns the logits as they are.
 *
 * @throws {NumericalError} when one of them is infinite or not a number: whatever was chosen from them would be garbage.
 */
export function checkLogits(logits: Float32Array): Float32Array {
  for (let id = 0; id < logits.length; id++) {
    if (Number.isFinite(logits[id])) continue;
    throw new NumericalError("The model computed values that are no finite numbers.", {
      hint: "The weights are damaged, or the device computes wrongly; try another device or weight format.",
    });
  }
  return logits;
}
