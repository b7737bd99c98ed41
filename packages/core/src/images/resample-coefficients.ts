/** Fractional bits of a coefficient, as in Pillow's `Resample.c` (`PRECISION_BITS`). */
export const precisionBits = 22;

/** For each output position: where it begins to read, how many inputs it reads, and their weights. */
export interface ResampleCoefficients {
  readonly starts: Int32Array;
  readonly counts: Int32Array;
  /** Fixed-point weights; those of output `i` begin at `i * stride`. */
  readonly weights: Int32Array;
  readonly stride: number;
}

/** Part of the input line that holds pixels; all else is zero. */
export interface InputWindow {
  readonly offset: number;
  readonly length: number;
}

/**
 * Coefficients of Pillow's BILINEAR filter (a triangle, widened when shrinking), bit for bit:
 * `precompute_coeffs` and `normalize_coeffs_8bpc` in `src/libImaging/Resample.c`.
 *
 * `starts` count from the begin of `window`; inputs outside it are left out, as they add zero.
 */
export function bilinearCoefficients(
  inputSize: number,
  outputSize: number,
  window: InputWindow = { offset: 0, length: inputSize },
): ResampleCoefficients {
  const scale = inputSize / outputSize;
  const support = Math.max(scale, 1);
  const inverse = 1 / support;
  const stride = Math.ceil(support) * 2 + 1;
  const starts = new Int32Array(outputSize);
  const counts = new Int32Array(outputSize);
  const weights = new Int32Array(outputSize * stride);
  const line = new Float64Array(stride);
  for (let i = 0; i < outputSize; i++) {
    const center = (i + 0.5) * scale;
    const first = Math.max(Math.trunc(center - support + 0.5), 0);
    const end = Math.min(Math.trunc(center + support + 0.5), inputSize);
    let sum = 0;
    for (let x = first; x < end; x++) {
      const weight = Math.max(1 - Math.abs((x - center + 0.5) * inverse), 0);
      line[x - first] = weight;
      sum += weight;
    }
    const from = Math.max(first, window.offset);
    const to = Math.min(end, window.offset + window.length);
    starts[i] = Math.max(from - window.offset, 0);
    counts[i] = Math.max(to - from, 0);
    for (let x = from; x < to; x++) {
      const weight = line[x - first] ?? 0;
      const share = sum === 0 ? weight : weight / sum;
      weights[i * stride + x - from] = Math.trunc(0.5 + share * 2 ** precisionBits);
    }
  }
  return { starts, counts, weights, stride };
}
