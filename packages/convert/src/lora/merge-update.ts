import type { LowRankUpdate } from "./low-rank-update.js";

/**
 * Adds `scale · B · A` to some rows of a weight, in place.
 *
 * @param rows `[count, in]`, the weight's rows from `firstRow` on.
 */
export function mergeUpdate(rows: Float32Array, firstRow: number, { a, b, rank, scale }: LowRankUpdate): void {
  const inputs = a.length / rank;
  for (let row = 0; row * inputs < rows.length; row++) {
    const target = rows.subarray(row * inputs, (row + 1) * inputs);
    for (let k = 0; k < rank; k++) {
      const factor = scale * (b[(firstRow + row) * rank + k] as number);
      if (factor === 0) continue;
      const direction = a.subarray(k * inputs, (k + 1) * inputs);
      for (let i = 0; i < inputs; i++) target[i] = (target[i] as number) + factor * (direction[i] as number);
    }
  }
}
