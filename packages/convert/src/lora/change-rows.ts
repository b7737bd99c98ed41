import type { LowRankUpdate, WeightChange } from "./weight-change.js";

/**
 * Makes an adapter's change to some rows of a weight, in place.
 *
 * @param rows `[count, in]`, the weight's rows from `firstRow` on.
 */
export function changeRows(rows: Float32Array, firstRow: number, change: WeightChange): void {
  if (change.kind === "low-rank") {
    addProduct(rows, firstRow, change);
    return;
  }
  for (const [row, values] of change.rows) {
    const at = (row - firstRow) * values.length;
    if (at >= 0 && at < rows.length) rows.set(values, at);
  }
}

function addProduct(rows: Float32Array, firstRow: number, { a, b, rank, scale, magnitudes }: LowRankUpdate): void {
  const inputs = a.length / rank;
  for (let row = 0; row * inputs < rows.length; row++) {
    const target = rows.subarray(row * inputs, (row + 1) * inputs);
    for (let k = 0; k < rank; k++) {
      const factor = scale * (b[(firstRow + row) * rank + k] as number);
      if (factor === 0) continue;
      const direction = a.subarray(k * inputs, (k + 1) * inputs);
      for (let i = 0; i < inputs; i++) target[i] = (target[i] as number) + factor * (direction[i] as number);
    }
    if (magnitudes !== undefined) bringToLength(target, magnitudes[firstRow + row] as number);
  }
}

function bringToLength(row: Float32Array, length: number): void {
  let squares = 0;
  for (const value of row) squares += value * value;
  const factor = length / Math.sqrt(squares);
  for (let i = 0; i < row.length; i++) row[i] = (row[i] as number) * factor;
}
