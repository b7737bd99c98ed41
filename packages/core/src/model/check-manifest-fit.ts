import type { GemmaConfig, GemmaTextConfig, GemmaVisionConfig } from "./gemma-config.js";
import type { GgufManifest, PackageManifest } from "./package-manifest.js";
import type { ShapeFault } from "./shape-check.js";

/** Values that share a scale in `q8` embeddings. */
const scaleBlock = 32;

/**
 * What the parts of a manifest say about each other, once each has its shape: one that does not fit would be noticed
 * in the middle of an answer, or not at all.
 */
export function manifestFault(manifest: PackageManifest | GgufManifest): ShapeFault | undefined {
  const { config } = manifest;
  return (
    textFault(config.text) ??
    (config.vision && visionFault(config.vision)) ??
    tokenFault(config) ??
    (manifest.kind === "onnx" ? onnxFault(manifest) : ggufFault(manifest))
  );
}

function textFault({ heads, kvHeads, headDim, layers, local }: GemmaTextConfig): ShapeFault | undefined {
  const path = (key: string): string => `config.text.${key}`;
  if (heads % kvHeads !== 0) return { path: path("heads"), wanted: "a multiple of `kvHeads`" };
  if (headDim % 2 !== 0) return { path: path("headDim"), wanted: "an even number" };
  if (local.length !== layers) return { path: path("local"), wanted: "a list with one entry per layer" };
  return undefined;
}

function visionFault(vision: GemmaVisionConfig): ShapeFault | undefined {
  const path = (key: string): string => `config.vision.${key}`;
  const side = vision.imageSize / vision.patchSize;
  if (!Number.isInteger(side)) return { path: path("imageSize"), wanted: "a multiple of `patchSize`" };
  if (vision.hiddenSize % vision.heads !== 0) return { path: path("hiddenSize"), wanted: "a multiple of `heads`" };
  // Squares of patches become one soft token each.
  if (!Number.isInteger(side / Math.sqrt(vision.tokensPerImage))) {
    return { path: path("tokensPerImage"), wanted: "the number of squares that an image's patches form" };
  }
  return undefined;
}

function tokenFault({ text, vision, eosTokenIds, imageTokenId }: GemmaConfig): ShapeFault | undefined {
  const wanted = "a token of the vocabulary";
  const end = eosTokenIds.findIndex((id) => id >= text.vocabSize);
  if (end >= 0) return { path: `config.eosTokenIds[${end}]`, wanted };
  if (vision !== undefined && !(imageTokenId !== undefined && imageTokenId < text.vocabSize)) {
    return { path: "config.imageTokenId", wanted };
  }
  return undefined;
}

function onnxFault({ config, weights, files }: PackageManifest): ShapeFault | undefined {
  const hasVision = config.vision !== undefined;
  for (const role of ["vision", "visionData"] as const) {
    if ((files[role] !== undefined) !== hasVision) {
      return { path: `files.${role}`, wanted: "there for a model that has an image encoder, and for no other" };
    }
  }
  const { vocabSize, hiddenSize } = config.text;
  const isQuantized = weights.embeddings === "q8";
  if ((files.embeddingScales !== undefined) !== isQuantized) {
    return { path: "files.embeddingScales", wanted: "there for q8 embeddings, and for no others" };
  }
  if (isQuantized && hiddenSize % scaleBlock !== 0) {
    return { path: "config.text.hiddenSize", wanted: `a multiple of ${scaleBlock} for q8 embeddings` };
  }
  const sized = "of the size that the embeddings have";
  if (files.embeddings.bytes !== vocabSize * hiddenSize * (isQuantized ? 1 : 4)) {
    return { path: "files.embeddings.bytes", wanted: sized };
  }
  if (isQuantized && files.embeddingScales?.bytes !== ((vocabSize * hiddenSize) / scaleBlock) * 4) {
    return { path: "files.embeddingScales.bytes", wanted: sized };
  }
  return undefined;
}

function ggufFault({ config, files }: GgufManifest): ShapeFault | undefined {
  if (files.mmproj === undefined || config.vision !== undefined) return undefined;
  return { path: "config.vision", wanted: "there for a model that has an image encoder" };
}
