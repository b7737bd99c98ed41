/** A low-rank change of one weight `[out, in]`: it becomes `W + scale · B · A`. */
export interface LowRankUpdate {
  /** `[rank, in]`, row-major. */
  readonly a: Float32Array;
  /** `[out, rank]`, row-major. */
  readonly b: Float32Array;
  readonly rank: number;
  readonly scale: number;
}
