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
 * - `float32`, `bfloat16`, `float16`: its values.
 * - `norm`: its values plus 1, as Gemma's RMSNorm multiplies by `1 + w`.
 * - `blocks`: 4- or 8-bit values in blocks of 32 along a row, and a scale per block; with 4 bits, a zero point per block, too.
 */
export type WeightJob =
  | { readonly kind: StoredType | "norm"; readonly tensor: string; readonly values: PlannedRange }
  | {
      readonly kind: "blocks";
      readonly tensor: string;
      readonly format: BlockFormat;
      readonly values: PlannedRange;
      readonly scales: PlannedRange;
      /** With 4 bits only. */
      readonly zeroPoints?: PlannedRange;
    };

/** How values that are not in blocks are stored. */
export type StoredType = "float32" | "bfloat16" | "float16";

/** How a matrix is stored in blocks. */
export interface BlockFormat {
  readonly bits: 4 | 8;
  readonly scales: "float32" | "float16";
}

/** Where a matrix in blocks lies. */
export type PlannedBlocks = Pick<Extract<WeightJob, { kind: "blocks" }>, "values" | "scales" | "zeroPoints">;

/** Gives every weight its place in the package's data files, in the order in which they are written. */
export class WeightPlan {
  readonly jobs: WeightJob[] = [];
  readonly #ends = new Map<string, number>();

  values(
    tensor: string,
    { file, shape, type }: { readonly file: string; readonly shape: readonly number[]; readonly type: StoredType },
  ): PlannedRange {
    const values = this.#place(file, product(shape) * (type === "float32" ? 4 : 2));
    this.jobs.push({ kind: type, tensor, values });
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
    { rows, columns, ...format }: BlockFormat & { readonly rows: number; readonly columns: number },
    files: { readonly values: string; readonly scales: string },
  ): PlannedBlocks {
    const perRow = Math.ceil(columns / blockSize);
    const values = this.#place(files.values, rows * perRow * ((blockSize * format.bits) / 8));
    const scales = this.#place(files.scales, rows * perRow * (format.scales === "float16" ? 2 : 4));
    const zeroPoints = format.bits === 4 && { zeroPoints: this.#place(files.scales, rows * Math.ceil(perRow / 2)) };
    const blocks = { values, scales, ...zeroPoints };
    this.jobs.push({ kind: "blocks", tensor, format, ...blocks });
    return blocks;
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
