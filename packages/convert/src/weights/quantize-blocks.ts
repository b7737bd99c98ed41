import { blockSize } from "./weight-plan.js";

/** Blocks whose largest value is below this count as zero: their inverse scale would not be finite. */
const tiny = 1e-30;

/**
 * Parts of a block's range that the 16 levels may span: a narrower one cuts the largest values off and has finer steps for all
 * others. Which is best is tried for each block.
 */
const spans = [1, 0.94, 0.88, 0.82, 0.76, 0.7] as const;

/** How often the best zero point's neighbours are tried. */
const refinements = 2;

export interface BlockOutput {
  /** `[blocks, 32 * bits / 8]`. */
  readonly values: Uint8Array;
  /** `[blocks]`. */
  readonly scales: Float32Array;
}

export interface Block4Output extends BlockOutput {
  /** Levels that stand for zero, `[rows, ceil(blocks of a row / 2)]`, two a byte, the even one in the low half. */
  readonly zeroPoints: Uint8Array;
}

/**
 * Quantizes rows to 4 bits in blocks of 32: `value ≈ (q - zero) * scale`, two values a byte, the even one in the low half. A
 * row's last block is filled with zeros.
 *
 * Each block has the range, the zero point and the scale for which the squared error, weighted by column, is least among those
 * tried. Columns that the model feeds with large inputs count more: with the mean square of each input as its weight, the error
 * of the layer's output is least (as the importance matrix of llama.cpp does).
 *
 * @param values `[rows, columns]`.
 * @param importance weight of each column, `[columns]`; undefined for equal weights.
 */
export function quantizeBlocks4(
  values: Float32Array,
  { columns, importance }: { readonly columns: number; readonly importance: Float32Array | undefined },
  { values: out, scales, zeroPoints }: Block4Output,
): void {
  const perRow = Math.ceil(columns / blockSize);
  const weights = new Float32Array(perRow * blockSize);
  weights.set(importance ?? new Float32Array(columns).fill(1));
  const search = new BlockSearch();
  zeroPoints.fill(0);
  forEachBlock(values, columns, (source, start, at) => {
    const column = at % perRow;
    search.run(source, start, weights.subarray(column * blockSize, (column + 1) * blockSize));
    const { inverse, zero } = search;
    scales[at] = search.scale;
    const zeroByte = Math.floor(at / perRow) * Math.ceil(perRow / 2) + (column >> 1);
    zeroPoints[zeroByte] = (zeroPoints[zeroByte] as number) | (zero << (4 * (column & 1)));
    const byte = at * (blockSize / 2);
    for (let i = 0; i < blockSize / 2; i++) {
      const even = level4((source[start + 2 * i] as number) * inverse + zero);
      out[byte + i] = even | (level4((source[start + 2 * i + 1] as number) * inverse + zero) << 4);
    }
  });
}

/** Looks for a block's best levels. One object serves all blocks, of which a model has a hundred million. */
class BlockSearch {
  /** Factor that values are multiplied by before rounding. */
  inverse = 0;
  zero = 0;
  scale = 0;
  #explained = -1;

  run(source: Float32Array, start: number, weights: Float32Array): void {
    let low = 0;
    let high = 0;
    for (let i = start; i < start + blockSize; i++) {
      const value = source[i] as number;
      if (value < low) low = value;
      if (value > high) high = value;
    }
    this.inverse = 0;
    this.zero = 8;
    this.scale = 0;
    this.#explained = -1;
    if (high - low < tiny) return;
    for (const span of spans) {
      const inverse = 15 / (span * (high - low));
      this.#try(source, start, { weights, inverse, zero: Math.round(-low * span * inverse) });
    }
    for (let round = 0; round < refinements; round++) {
      const { zero, scale } = this;
      const inverse = scale > 0 ? 1 / scale : this.inverse;
      for (const near of [zero - 1, zero, zero + 1]) {
        if (near >= 0 && near <= 15) this.#try(source, start, { weights, inverse, zero: near });
      }
    }
  }

  #try(
    source: Float32Array,
    start: number,
    { weights, inverse, zero }: { readonly weights: Float32Array; readonly inverse: number; readonly zero: number },
  ): void {
    let products = 0;
    let squares = 0;
    for (let i = 0; i < blockSize; i++) {
      const value = source[start + i] as number;
      const level = level4(value * inverse + zero) - zero;
      const weighted = (weights[i] as number) * level;
      products += weighted * value;
      squares += weighted * level;
    }
    // With the scale products / squares, the squared error is the values' own square sum minus this.
    const explained = squares === 0 ? 0 : (products * products) / squares;
    if (explained <= this.#explained || products < 0) return;
    this.#explained = explained;
    this.inverse = inverse;
    this.zero = zero;
    this.scale = squares === 0 ? 1 / inverse : products / squares;
  }
}

function level4(position: number): number {
  const level = (position + 0.5) | 0;
  return level < 0 ? 0 : level > 15 ? 15 : level;
}

/**
 * Quantizes rows to 8 bits in blocks of 32: `value ≈ (q - 128) * scale`. A row's last block is filled with zeros.
 *
 * Levels are symmetric (1 to 255): the lowest one has no counterpart in int8 kernels that negate.
 *
 * @param values `[rows, columns]`.
 */
export function quantizeBlocks8(values: Float32Array, columns: number, { values: out, scales }: BlockOutput): void {
  forEachBlock(values, columns, (source, start, at) => {
    const peak = Math.abs(peakOf(source, start));
    const inverse = peak < tiny ? 0 : 127 / peak;
    scales[at] = peak < tiny ? 0 : peak / 127;
    const byte = at * blockSize;
    for (let i = 0; i < blockSize; i++) out[byte + i] = ((source[start + i] as number) * inverse + 128.5) | 0;
  });
}

/** Calls `quantize` with an array that holds a whole block from `start` on, and the block's index. */
function forEachBlock(
  values: Float32Array,
  columns: number,
  quantize: (source: Float32Array, start: number, at: number) => void,
): void {
  const padded = new Float32Array(blockSize);
  const whole = columns - (columns % blockSize);
  let at = 0;
  for (let row = 0; row < values.length; row += columns) {
    for (let column = 0; column < whole; column += blockSize) quantize(values, row + column, at++);
    if (whole === columns) continue;
    padded.fill(0).set(values.subarray(row + whole, row + columns));
    quantize(padded, 0, at++);
  }
}

/** The value of largest magnitude, with its sign. */
function peakOf(source: Float32Array, start: number): number {
  let high = 0;
  let low = 0;
  for (let i = start; i < start + blockSize; i++) {
    const value = source[i] as number;
    if (value > high) high = value;
    if (value < low) low = value;
  }
  return high > -low ? high : low;
}
