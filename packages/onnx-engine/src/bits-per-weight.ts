import type { GemmaTextConfig, PackageManifest } from "@medgemma/core";

const bitsOfHead = { fp32: 32, q8: 8 + 32 / 32 } as const;

/**
 * Stored bits per weight of the matrices in the decoder's layers, from the size of the file that holds them. Apart from them it
 * holds norms, 4 bytes a value, and an output head that is not tied to the token embeddings.
 */
export function bitsPerWeight({ config: { text }, files, weights }: PackageManifest): number {
  const head = weights.head === undefined ? 0 : (text.vocabSize * text.hiddenSize * bitsOfHead[weights.head]) / 8;
  return ((files.decoderData.bytes - head - normBytes(text)) * 8) / matrixWeights(text);
}

function normBytes({ layers, hiddenSize, headDim }: GemmaTextConfig): number {
  return 4 * (layers * (4 * hiddenSize + 2 * headDim) + hiddenSize);
}

function matrixWeights({ layers, hiddenSize, intermediateSize, heads, kvHeads, headDim }: GemmaTextConfig): number {
  return layers * hiddenSize * (2 * (heads + kvHeads) * headDim + 3 * intermediateSize);
}
