import { type GemmaConfig, UnsupportedModelError } from "@medgemma/core";
import { fileTypes, type GgufMetadata, type GgufTensorType, type GgufValue } from "./gguf-types.js";

export interface ModelMetadataOptions {
  /** `general.name`. */
  readonly name: string;
  readonly type: GgufTensorType;
  /** The checkpoint's own chat template, if it carries one. */
  readonly chatTemplate?: string;
}

/** Version of ggml's quantisation formats. */
const quantizationVersion: GgufValue = { uint32: 2 };

/** llama.cpp's pattern of sliding layers when a file names none. */
const defaultPattern = 6;

/** Metadata of the text file, keys as in llama.cpp's `conversion/gemma.py`. */
export function textMetadata({ text }: GemmaConfig, { name, type, chatTemplate }: ModelMetadataOptions): GgufMetadata {
  const key = (suffix: string): string => `gemma3.${suffix}`;
  const pattern = slidingWindowPattern(text.local);
  if (text.ropeLocal.factor !== 1) {
    throw new UnsupportedModelError("Local layers have scaled positions, which GGUF cannot express.");
  }
  return new Map<string, GgufValue>([
    ["general.architecture", { string: "gemma3" }],
    ["general.type", { string: "model" }],
    ["general.name", { string: name }],
    ["general.file_type", { uint32: fileTypes[type] }],
    ["general.quantization_version", quantizationVersion],
    [key("block_count"), { uint32: text.layers }],
    [key("context_length"), { uint32: text.maxPositions }],
    [key("embedding_length"), { uint32: text.hiddenSize }],
    [key("feed_forward_length"), { uint32: text.intermediateSize }],
    [key("attention.head_count"), { uint32: text.heads }],
    [key("attention.head_count_kv"), { uint32: text.kvHeads }],
    [key("attention.key_length"), { uint32: text.headDim }],
    [key("attention.value_length"), { uint32: text.headDim }],
    [key("attention.layer_norm_rms_epsilon"), { float32: text.rmsNormEps }],
    // llama.cpp ends the process about a window that no layer uses.
    ...(text.local.includes(true)
      ? [[key("attention.sliding_window"), { uint32: text.slidingWindow }] satisfies [string, GgufValue]]
      : []),
    ...(pattern === defaultPattern
      ? []
      : [[key("attention.sliding_window_pattern"), { uint32: pattern }] satisfies [string, GgufValue]]),
    [key("rope.freq_base"), { float32: text.ropeGlobal.theta }],
    [key("rope.freq_base_swa"), { float32: text.ropeLocal.theta }],
    ...(text.ropeGlobal.factor === 1
      ? []
      : ([
          [key("rope.scaling.type"), { string: "linear" }],
          [key("rope.scaling.factor"), { float32: text.ropeGlobal.factor }],
        ] satisfies [string, GgufValue][])),
    ...(chatTemplate === undefined
      ? []
      : [["tokenizer.chat_template", { string: chatTemplate }] satisfies [string, GgufValue]]),
  ]);
}

/** Metadata of the mmproj file. */
export function visionMetadata({ vision, text }: GemmaConfig, { name, type }: ModelMetadataOptions): GgufMetadata {
  if (vision === undefined) throw new UnsupportedModelError("A text-only model has no image encoder to write.");
  const key = (suffix: string): string => `clip.vision.${suffix}`;
  const side = vision.imageSize / vision.patchSize;
  return new Map<string, GgufValue>([
    ["general.architecture", { string: "clip" }],
    ["general.type", { string: "mmproj" }],
    ["general.name", { string: name }],
    ["general.file_type", { uint32: fileTypes[type] }],
    ["general.quantization_version", quantizationVersion],
    ["clip.has_vision_encoder", { bool: true }],
    ["clip.projector_type", { string: "gemma3" }],
    ["clip.use_gelu", { bool: true }],
    [key("projection_dim"), { uint32: text.hiddenSize }],
    [key("image_size"), { uint32: vision.imageSize }],
    [key("patch_size"), { uint32: vision.patchSize }],
    [key("embedding_length"), { uint32: vision.hiddenSize }],
    [key("feed_forward_length"), { uint32: vision.intermediateSize }],
    [key("block_count"), { uint32: vision.layers }],
    [key("attention.head_count"), { uint32: vision.heads }],
    [key("attention.layer_norm_epsilon"), { float32: vision.layerNormEps }],
    [key("image_mean"), { float32s: [0.5, 0.5, 0.5] }],
    [key("image_std"), { float32s: [0.5, 0.5, 0.5] }],
    [key("projector.scale_factor"), { uint32: side / Math.sqrt(vision.tokensPerImage) }],
  ]);
}

/** Every n-th layer is global, the others local. */
function slidingWindowPattern(local: readonly boolean[]): number {
  const first = local.indexOf(false);
  const pattern = first < 0 ? local.length + 1 : first + 1;
  if (local.some((isLocal, layer) => isLocal !== ((layer + 1) % pattern !== 0))) {
    throw new UnsupportedModelError("Local and global layers do not alternate regularly, which GGUF cannot express.");
  }
  return pattern;
}
