import type { OnnxEngine } from "./engine.js";

const tokens = 3;

/**
 * Computes a few tokens one by one and in one run, and tells whether the logits have the same bits. Kernels decide about
 * that, and they differ between processors. With activations of 8 bits any difference in a sum shows after a few layers.
 *
 * @param vocabSize tokens of the model.
 */
export async function runsAreExact(engine: OnnxEngine, vocabSize: number): Promise<boolean> {
  // Any tokens serve.
  const ids = Array.from({ length: tokens + 1 }, (_, at) => Math.floor((vocabSize * (at + 1)) / (tokens + 2)));
  const prompt = { segments: [{ type: "tokens", ids: Int32Array.from(ids.slice(0, 1)) } as const], length: 1 };
  const { sequence } = await engine.start(prompt);
  const other = engine.fork(sequence);
  try {
    const inOneRun = await engine.extend(sequence, ids.slice(1));
    for (const [row, id] of ids.slice(1).entries()) {
      const single = await engine.extend(other, [id]);
      if (single.some((value, at) => !Object.is(value, inOneRun[row * vocabSize + at]))) return false;
    }
    return true;
  } finally {
    engine.discard(sequence);
    engine.discard(other);
  }
}
