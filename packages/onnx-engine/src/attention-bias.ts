import type { PastRun } from "./kv-cache.js";

/** Added to the score of a key that must not be seen: exp of it is exactly 0 in float32. */
const masked = -1e30;

export interface BiasInput {
  /** Position of the first new token. */
  readonly start: number;
  /** Per new token: 0 for text, otherwise the number of the image it belongs to. */
  readonly images: Int32Array;
  /** Cached rows in the order of their columns. */
  readonly past: readonly PastRun[];
  /** Rows behind the new ones, which nothing may see. Default 0. */
  readonly padding?: number;
  /** Positions that a local layer sees, its own included; undefined for global layers. */
  readonly window?: number;
}

/**
 * Additive attention mask `[new, past + new + padding]`: within the window, and causal or same image.
 * Soft tokens of one image see each other both ways (Gemma 3 technical report; `token_type_ids_mask_function`
 * of Hugging Face transformers).
 */
export function attentionBias({ start, images, past, padding = 0, window = Infinity }: BiasInput): Float32Array {
  const count = images.length;
  const pastColumns = columnsOf(past);
  const width = pastColumns + count + padding;
  const bias = new Float32Array(count * width);
  for (let row = 0; row < count; row++) {
    const position = start + row;
    const at = row * width;
    let column = at;
    for (const { rows, first } of past) {
      // Everything is outside of a run that holds nothing.
      const outside = first === undefined ? rows : Math.max(0, Math.min(rows, position - window + 1 - first));
      bias.fill(masked, column, column + outside);
      column += rows;
    }
    const image = images[row] as number;
    for (let column = 0; column < count; column++) {
      const inWindow = row - column < window;
      const visible = column <= row || (image !== 0 && image === images[column]);
      if (!inWindow || !visible) bias[at + pastColumns + column] = masked;
    }
    bias.fill(masked, at + pastColumns + count, at + width);
  }
  return bias;
}

/** Number of rows in all. */
export function columnsOf(past: readonly PastRun[]): number {
  return past.reduce((sum, { rows }) => sum + rows, 0);
}
