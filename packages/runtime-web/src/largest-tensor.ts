import type { PackageManifest } from "@medgemma/core";

/** What a device holds: values in 16 bits are widened. */
const bytesPerWeight = { fp32: 4, fp16: 4, q8: 1, q4: 0.5 } as const;

/** Bytes of the largest weight of a package, which a GPU must be able to bind as one buffer. */
export function largestTensorBytes({ config, weights }: PackageManifest): number {
  const { text, vision } = config;
  const { hiddenSize } = text;
  const linear =
    hiddenSize * Math.max(text.intermediateSize, text.heads * text.headDim) * bytesPerWeight[weights.decoder];
  const embeddings = text.vocabSize * hiddenSize * bytesPerWeight[weights.embeddings];
  const encoder =
    vision === undefined ? 0 : vision.hiddenSize * vision.intermediateSize * bytesPerWeight[weights.vision ?? "fp32"];
  return Math.max(linear, embeddings, encoder);
}
