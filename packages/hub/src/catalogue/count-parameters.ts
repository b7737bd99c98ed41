import type { GemmaConfig, GemmaTextConfig, GemmaVisionConfig } from "@medgemma/core";
import type { ParameterCount } from "./catalogue-entry.js";

/** Counts the weights of a Gemma 3 whose output head is its token embeddings. */
export function countParameters({ text, vision }: GemmaConfig): ParameterCount {
  const decoder = countText(text);
  if (vision === undefined) return { text: decoder, total: decoder };
  const encoder = countVision(vision, text.hiddenSize);
  return { text: decoder, vision: encoder, total: decoder + encoder };
}

function countText({ vocabSize, hiddenSize, intermediateSize, ...text }: GemmaTextConfig): number {
  const attention = 2 * hiddenSize * text.headDim * (text.heads + text.kvHeads) + 2 * text.headDim;
  const norms = 4 * hiddenSize;
  const layer = attention + 3 * hiddenSize * intermediateSize + norms;
  return vocabSize * hiddenSize + text.layers * layer + hiddenSize;
}

function countVision(
  { hiddenSize, intermediateSize, imageSize, patchSize, layers }: GemmaVisionConfig,
  textHiddenSize: number,
): number {
  const linear = (inputs: number, outputs: number): number => (inputs + 1) * outputs;
  const norm = 2 * hiddenSize;
  const embeddings = linear(3 * patchSize ** 2, hiddenSize) + (imageSize / patchSize) ** 2 * hiddenSize;
  const mlp = linear(hiddenSize, intermediateSize) + linear(intermediateSize, hiddenSize);
  const layer = 4 * linear(hiddenSize, hiddenSize) + mlp + 2 * norm;
  const projector = hiddenSize + hiddenSize * textHiddenSize;
  return embeddings + layers * layer + norm + projector;
}
