/** Values that share a scale in a quantized matrix. */
export const blockSize = 32;

/** ORT maps external data; kernels like aligned rows. */
const alignment = 64;

/** Where bytes go in the package. */
export interface PlannedRange {
  readonly file: string;
  readonly offset: number;
  readonly bytes: number;
}

/**
 * What is written for one tensor of the checkpoint.
 *
 * - `float32`: its values.
 * - `norm`: its values plus 1, as Gemma's RMSNorm multiplies by `1 + w`.
 * - `blocks`: 4- or 8-bit values in blocks of 32 along a row, and a float32 scale per block.
 */
export type WeightJob =
  | { readonly kind: "float32" | "norm"; readonly tensor: string; readonly values: PlannedRange }
  | {
      readonly kind: "blocks";
      readonly tensor: string;
      readonly bits: 4 | 8;
      readonly values: PlannedRange;
      readonly scales: PlannedRange;
    };

/** Gives every weight its place in the package's data files, in the order in which they are written. */
export class WeightPlan {
  readonly jobs: WeightJob[] = [];
  readonly #ends = new Map<string, number>();

  float32(tensor: string, file: string, shape: readonly number[]): PlannedRange {
    const values = this.#place(file, product(shape) * 4);
    this.jobs.push({ kind: "float32", tensor, values });
    return values;
  }

  norm(tensor: string, file: string, size: number): PlannedRange {
    const values = this.#place(file, size * 4);
    this.jobs.push({ kind: "norm", tensor, values });
    return values;
  }

  /** A matrix `[rows, columns]` in blocks. */
  blocks(
    tensor: string,
    shape: { readonly rows: number; readonly columns: number; readonly bits: 4 | 8 },
    files: { readonly values: string; readonly scales: string },
  ): { readonly values: PlannedRange; readonly scales: PlannedRange } {
    const blocks = shape.rows * Math.ceil(shape.columns / blockSize);
    const values = this.#place(files.values, blocks * ((blockSize * shape.bits) / 8));
    const scales = this.#place(files.scales, blocks * 4);
    this.jobs.push({ kind: "blocks", tensor, bits: shape.bits, values, scales });
    return { values, scales };
  }

  /** Bytes that all files take together. */
  get totalBytes(): number {
    return [...this.#ends.values()].reduce((sum, end) => sum + end, 0);
  }

  #place(file: string, bytes: number): PlannedRange {
    const offset = Math.ceil((this.#ends.get(file) ?? 0) / alignment) * alignment;
    this.#ends.set(file, offset + bytes);
    return { file, offset, bytes };
  }
}

function product(shape: readonly number[]): number {
  return shape.reduce((result, size) => result * size, 1);
}
