import { UnsupportedModelError } from "@medgemma/core";
import { checkTextMetadata } from "./check-text-metadata.js";
import { checkTextTensors } from "./check-text-tensors.js";
import type { GgufFile } from "./gguf-file.js";
import { checkMetadata, type MetadataRule, type MetadataRules, prefixed, required } from "./metadata-rules.js";

/** The text model's dimensions that matter outside llama.cpp. */
export interface TextShape {
  readonly vocabSize: number;
  readonly hiddenSize: number;
  readonly layers: number;
  readonly kvHeads: number;
  readonly headDim: number;
  /** Positions that a local layer sees, its own included; Infinity when every layer is global. */
  readonly slidingWindow: number;
  /** Positions at most. */
  readonly maxPositions: number;
  readonly eosTokenIds: readonly number[];
}

/**
 * Reads the shape from a text model's metadata, and checks that its tensors have it.
 *
 * @throws {CorruptModelError} naming the key or the tensor that is missing or damaged.
 * @throws {UnsupportedModelError} when the model is split into several files, or holds what Gemma 3 does not have.
 */
export function readTextShape(file: GgufFile): TextShape {
  file.expectRole("text");
  if (file.number("split.count", 1) > 1) {
    throw new UnsupportedModelError(`"${file.name}" is one part of a model that was split.`, {
      hint: "Join the parts first: llama-gguf-split --merge.",
    });
  }
  checkTextMetadata(file);
  checkTextTensors(file);
  const embedding = file.header.tensors.get("token_embd.weight");
  const hiddenSize = file.number("gemma3.embedding_length");
  const vocabSize = embedding?.dims[1];
  if (vocabSize === undefined || embedding?.dims[0] !== hiddenSize) throw file.corrupt("it has no token embeddings");
  return {
    vocabSize,
    hiddenSize,
    layers: file.number("gemma3.block_count"),
    kvHeads: file.number("gemma3.attention.head_count_kv"),
    headDim: file.number("gemma3.attention.key_length"),
    slidingWindow: file.number("gemma3.attention.sliding_window", 0) || Infinity,
    maxPositions: file.number("gemma3.context_length"),
    eosTokenIds: endTokens(file),
  };
}

/** Gemma ends a turn with `<end_of_turn>` and a text with `<eos>`; either ends an answer. */
function endTokens(file: GgufFile): readonly number[] {
  const pieces = file.header.metadata.get("tokenizer.ggml.tokens");
  const endOfTurn = Array.isArray(pieces) ? pieces.indexOf("<end_of_turn>") : -1;
  const ids = [file.number("tokenizer.ggml.eos_token_id", 1), ...(endOfTurn < 0 ? [] : [endOfTurn])];
  return Array.from(new Set(ids)).toSorted((a, b) => a - b);
}

/** The image encoder's dimensions. */
export interface VisionShape {
  readonly imageSize: number;
  readonly patchSize: number;
  readonly hiddenSize: number;
  readonly intermediateSize: number;
  readonly layers: number;
  readonly heads: number;
  readonly layerNormEps: number;
  /** Side of the square of patches that become one soft token. */
  readonly pooling: number;
  readonly tokensPerImage: number;
  /** Width of the text model that it was made for. */
  readonly textHiddenSize: number;
}

const wholeUpTo = (most: number): MetadataRule =>
  required({ accepts: (value) => Number.isSafeInteger(value) && Number(value) >= 1 && Number(value) <= most });

/** Far above every encoder; ggml's graph has room for the layers. */
const visionRules: MetadataRules = prefixed("clip.vision.", {
  image_size: wholeUpTo(2 ** 13),
  patch_size: wholeUpTo(2 ** 13),
  embedding_length: wholeUpTo(2 ** 16),
  feed_forward_length: wholeUpTo(2 ** 20),
  block_count: wholeUpTo(128),
  "attention.head_count": wholeUpTo(1024),
  "attention.layer_norm_epsilon": required({
    accepts: (value) => Number.isFinite(value) && Number(value) > 0 && Number(value) <= 1,
  }),
  "projector.scale_factor": { ...wholeUpTo(2 ** 13), isRequired: false },
  projection_dim: wholeUpTo(2 ** 20),
});

/**
 * Reads the shape from an mmproj file's metadata.
 *
 * @throws {CorruptModelError} when a key is missing or the numbers do not fit together.
 */
export function readVisionShape(file: GgufFile): VisionShape {
  file.expectRole("mmproj");
  checkMetadata(file, visionRules);
  const number = (key: string, fallback?: number): number => file.number(`clip.vision.${key}`, fallback);
  const shape = {
    imageSize: number("image_size"),
    patchSize: number("patch_size"),
    hiddenSize: number("embedding_length"),
    intermediateSize: number("feed_forward_length"),
    layers: number("block_count"),
    heads: number("attention.head_count"),
    layerNormEps: number("attention.layer_norm_epsilon"),
    // llama.cpp's default for this projector (`tools/mtmd/clip.cpp`).
    pooling: number("projector.scale_factor", 4),
    textHiddenSize: number("projection_dim"),
  };
  const side = shape.imageSize / shape.patchSize / shape.pooling;
  const patches = shape.imageSize / shape.patchSize;
  if (!Number.isInteger(patches) || !Number.isInteger(side) || side < 1 || shape.hiddenSize % shape.heads !== 0) {
    throw file.corrupt("its dimensions do not fit together");
  }
  return { ...shape, tokensPerImage: side * side };
}
