/** What an adapter makes of a weight's values. */
export type WeightChange = LowRankUpdate | ReplacedRows;

/** A low-rank change of one weight `[out, in]`: it becomes `W + scale · B · A` (LoRA, Hu et al. 2021). */
export interface LowRankUpdate {
  readonly kind: "low-rank";
  /** `[rank, in]`, row-major. */
  readonly a: Float32Array;
  /** `[out, rank]`, row-major. */
  readonly b: Float32Array;
  readonly rank: number;
  readonly scale: number;
  /** `[out]`: the length that each changed row is brought to (DoRA, Liu et al. 2024). */
  readonly magnitudes?: Float32Array;
}

/** Rows that training replaced, for example those of some tokens. */
export interface ReplacedRows {
  readonly kind: "rows";
  /** The new values of a row, `[in]`, by its index. */
  readonly rows: ReadonlyMap<number, Float32Array>;
}
