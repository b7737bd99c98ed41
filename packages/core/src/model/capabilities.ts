/** What images a model accepts. */
export interface ImageCapability {
  /** Images per prompt at most. */
  readonly maxImages: number;
  /** Soft tokens that each image takes. */
  readonly tokensPerImage: number;
  /** Side of the square that the model receives, in pixels. */
  readonly imageSize: number;
}

/** What a loaded model can do, as data. Code asks these, never the runtime's id. */
export interface Capabilities {
  readonly images: ImageCapability | false;
  /** Whether a `Sequence` can be forked. */
  readonly fork: boolean;
  /** Whether LoRA adapters can be given at load. */
  readonly adapters: boolean;
  /** Whether it was trained to think when it is told to. Absent when that is not known. */
  readonly thinking?: boolean;
  /** Positions (prompt and answer) at most. */
  readonly maxContext: number;
  /**
   * Absent where the same request gives the same bits, whatever was computed before it. Otherwise what makes them
   * vary, for example a GPU, whose kernels add up in an order of their own.
   */
  readonly varyingBits?: string;
  /**
   * What computing several tokens in one run changes; absent where a runtime cannot. `exact`: the tokens are those of
   * single runs. `approximate`: sums are rounded otherwise, as on another processor, and where two tokens are nearly
   * equally likely the other one may be chosen.
   */
  readonly speculative?: "exact" | "approximate";
}
