import type { GemmaConfig, GemmaTextConfig, GemmaVisionConfig } from "@medgemma/core";

/** What all sizes have in common: every sixth layer is global, the others see a window of 1024 positions. */
function textConfig(
  layers: number,
  shape: Pick<
    GemmaTextConfig,
    "vocabSize" | "hiddenSize" | "intermediateSize" | "heads" | "kvHeads" | "headDim" | "queryPreAttnScalar"
  >,
): GemmaTextConfig {
  return {
    ...shape,
    layers,
    rmsNormEps: 1e-6,
    slidingWindow: 1024,
    local: Array.from({ length: layers }, (_, layer) => (layer + 1) % 6 !== 0),
    ropeLocal: { theta: 1e4, factor: 1 },
    ropeGlobal: { theta: 1e6, factor: 8 },
    maxPositions: 131_072,
  };
}

const small = {
  hiddenSize: 2560,
  intermediateSize: 10_240,
  heads: 8,
  kvHeads: 4,
  headDim: 256,
  queryPreAttnScalar: 256,
} as const;

const large = {
  hiddenSize: 5376,
  intermediateSize: 21_504,
  heads: 32,
  kvHeads: 16,
  headDim: 128,
  queryPreAttnScalar: 168,
} as const;

/** Pieces of the tokenizer; models with images have 64 rows more, one of them for image tokens. */
const pieces = 262_144;
const withImages = pieces + 64;

/** SigLIP-400M for images of 896 by 896 pixels. */
const vision: GemmaVisionConfig = {
  imageSize: 896,
  patchSize: 14,
  hiddenSize: 1152,
  intermediateSize: 4304,
  layers: 27,
  heads: 16,
  layerNormEps: 1e-6,
  tokensPerImage: 256,
};

const eosTokenIds = [1, 106];
const imageTokenId = pieces;

/** Shapes of Gemma 3 that MedGemma has (google/gemma_pytorch, `config.py` and `siglip_vision/config.py`). */
export const shapes = {
  "4b": { text: textConfig(34, { ...small, vocabSize: withImages }), vision, eosTokenIds, imageTokenId },
  "27b": { text: textConfig(62, { ...large, vocabSize: withImages }), vision, eosTokenIds, imageTokenId },
  "27b-text": { text: textConfig(62, { ...large, vocabSize: pieces }), eosTokenIds },
} as const satisfies Readonly<Record<string, GemmaConfig>>;
