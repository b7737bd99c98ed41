/** Rotary position embedding of one kind of layer. */
export interface RopeConfig {
  /** Base of the frequencies, for example 1e6 (global) or 1e4 (local). */
  readonly theta: number;
  /** Linear scaling: frequencies are divided by it. 1 means none. */
  readonly factor: number;
}

/** Shape of a Gemma 3 decoder, read from `config.json`. */
export interface GemmaTextConfig {
  readonly vocabSize: number;
  readonly hiddenSize: number;
  readonly intermediateSize: number;
  readonly layers: number;
  readonly heads: number;
  readonly kvHeads: number;
  readonly headDim: number;
  /** Attention scores are multiplied by `queryPreAttnScalar ** -0.5`. */
  readonly queryPreAttnScalar: number;
  readonly rmsNormEps: number;
  /** Positions that a local layer sees, its own included. */
  readonly slidingWindow: number;
  /** Per layer: true when it attends within the sliding window only. */
  readonly local: readonly boolean[];
  readonly ropeLocal: RopeConfig;
  readonly ropeGlobal: RopeConfig;
  /** Positions at most. */
  readonly maxPositions: number;
}

/** Shape of the SigLIP image encoder and its projector. */
export interface GemmaVisionConfig {
  /** Side of the input square in pixels. */
  readonly imageSize: number;
  readonly patchSize: number;
  readonly hiddenSize: number;
  readonly intermediateSize: number;
  readonly layers: number;
  readonly heads: number;
  readonly layerNormEps: number;
  /** Soft tokens per image after pooling. */
  readonly tokensPerImage: number;
}

/** A MedGemma model's shape and token ids. Nothing in the SDK assumes a particular size. */
export interface GemmaConfig {
  readonly text: GemmaTextConfig;
  readonly vision?: GemmaVisionConfig;
  /** Ids that end a generation, for example `[1, 106]`. */
  readonly eosTokenIds: readonly number[];
  /** Id of `<image_soft_token>`; absent for text-only models. */
  readonly imageTokenId?: number;
}
