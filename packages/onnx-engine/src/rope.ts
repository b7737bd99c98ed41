import type { RopeConfig } from "@medgemma/core";

/** Cosines and sines of rotary position embeddings, each `[positions, headDim / 2]`. */
export interface RopeTables {
  readonly cos: Float32Array;
  readonly sin: Float32Array;
}

/**
 * Rotary tables for consecutive positions (Su et al. 2021; linear scaling divides the frequencies).
 *
 * Every step is rounded to float32 as Hugging Face transformers computes it, so that angles agree to the
 * last bit also at large positions.
 */
export class Rope {
  readonly #frequencies: Float32Array;

  constructor({ theta, factor }: RopeConfig, headDim: number) {
    this.#frequencies = Float32Array.from({ length: headDim / 2 }, (_, i) => {
      const power = Math.fround(Math.pow(theta, Math.fround((2 * i) / headDim)));
      return Math.fround(Math.fround(1 / power) / factor);
    });
  }

  tables(firstPosition: number, count: number): RopeTables {
    const half = this.#frequencies.length;
    const cos = new Float32Array(count * half);
    const sin = new Float32Array(count * half);
    for (let row = 0; row < count; row++) {
      for (let i = 0; i < half; i++) {
        const angle = Math.fround((this.#frequencies[i] as number) * (firstPosition + row));
        cos[row * half + i] = Math.cos(angle);
        sin[row * half + i] = Math.sin(angle);
      }
    }
    return { cos, sin };
  }
}
