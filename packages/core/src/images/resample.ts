import type { RgbImage } from "./rgb-image.js";
import { precisionBits, type ResampleCoefficients } from "./resample-coefficients.js";

const half = 1 << (precisionBits - 1);

/** Horizontal pass over rows `[firstRow, endRow)`. Returns `[rows, width, 3]`. */
export function resampleRows(
  image: RgbImage,
  coefficients: ResampleCoefficients,
  rows: { readonly first: number; readonly end: number },
): Uint8ClampedArray {
  const { starts, counts, weights, stride } = coefficients;
  const { data, width } = image;
  const out = new Uint8ClampedArray(starts.length * 3 * Math.max(rows.end - rows.first, 0));
  let at = 0;
  for (let row = rows.first; row < rows.end; row++) {
    const line = row * width * 3;
    for (let x = 0; x < starts.length; x++) {
      let red = half;
      let green = half;
      let blue = half;
      let from = line + (starts[x] as number) * 3;
      const first = x * stride;
      const end = first + (counts[x] as number);
      for (let k = first; k < end; k++) {
        const weight = weights[k] as number;
        red += (data[from] as number) * weight;
        green += (data[from + 1] as number) * weight;
        blue += (data[from + 2] as number) * weight;
        from += 3;
      }
      // Weights are never negative and sum to 1 within rounding, so that 32 bits suffice.
      out[at] = red >> precisionBits;
      out[at + 1] = green >> precisionBits;
      out[at + 2] = blue >> precisionBits;
      at += 3;
    }
  }
  return out;
}

export interface ColumnsShape {
  /** Bytes of a row. */
  readonly lineLength: number;
  /** The row that `lines` begins with. */
  readonly firstRow: number;
  /** Rows to make, `[first, end)`. */
  readonly rows: { readonly first: number; readonly end: number };
}

/** Vertical pass over rows of `lineLength` bytes. Returns `[rows, lineLength]`. */
export function resampleColumns(
  lines: Uint8ClampedArray,
  coefficients: ResampleCoefficients,
  { lineLength, firstRow, rows }: ColumnsShape,
): Uint8ClampedArray {
  const { starts, counts, weights, stride } = coefficients;
  const out = new Uint8ClampedArray((rows.end - rows.first) * lineLength);
  const sums = new Int32Array(lineLength);
  for (let y = rows.first; y < rows.end; y++) {
    sums.fill(half);
    for (let k = 0; k < (counts[y] as number); k++) {
      const weight = weights[y * stride + k] as number;
      const from = ((starts[y] as number) - firstRow + k) * lineLength;
      for (let i = 0; i < lineLength; i++) {
        sums[i] = (sums[i] as number) + (lines[from + i] as number) * weight;
      }
    }
    const to = (y - rows.first) * lineLength;
    for (let i = 0; i < lineLength; i++) out[to + i] = (sums[i] as number) >> precisionBits;
  }
  return out;
}
