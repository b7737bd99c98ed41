import { argmax, NumericalError } from "@medgemma/core";
import type { OnnxEngine } from "./engine.js";

const steps = 4;

/** Id of `<pad>` in Gemma's vocabularies. */
const padTokenId = 0;

/**
 * Computes a few tokens and looks whether the numbers are sound. It also makes the device compile its kernels.
 *
 * @param ids a short prompt.
 * @throws {NumericalError} when logits are not finite, all the same, or only ever name the padding token, as
 *   with activations that overflow.
 */
export async function warmUp(engine: OnnxEngine, ids: Int32Array): Promise<void> {
  const prompt = { segments: [{ type: "tokens", ids } as const], length: ids.length };
  const { sequence, logits } = await engine.start(prompt);
  try {
    const best: number[] = [];
    let current = logits;
    for (let step = 0; ; step++) {
      const first = current[0];
      if (current.every((value) => value === first)) throw unsound("the same value for every token");
      best.push(argmax(current));
      if (step === steps) break;
      current = await engine.extend(sequence, [best.at(-1) as number]);
    }
    if (best.every((id) => id === padTokenId)) throw unsound("nothing but padding tokens");
  } finally {
    engine.discard(sequence);
  }
}

function unsound(what: string): NumericalError {
  return new NumericalError(`The model computes ${what}.`, {
    hint: "The weights are damaged, or the device computes wrongly; try another device or weight format.",
  });
}
