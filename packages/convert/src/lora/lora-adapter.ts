import type { TensorEntry } from "../checkpoint/tensor-entry.js";

/** A low-rank change of one weight `[out, in]`: it becomes `W + scale · B · A`. */
export interface LowRankUpdate {
  /** `[rank, in]`, row-major. */
  readonly a: Float32Array;
  /** `[out, rank]`, row-major. */
  readonly b: Float32Array;
  readonly rank: number;
  readonly scale: number;
}

/** A PEFT adapter, by this package's names of the weights that it changes. */
export interface LoraAdapter {
  readonly updates: ReadonlyMap<string, LowRankUpdate>;
  /** Weights that training replaced as a whole (`modules_to_save`); their files are absolute paths. */
  readonly replaced: ReadonlyMap<string, TensorEntry>;
}
