import type { GemmaTextConfig } from "@medgemma/core";
import { layOutGguf } from "./gguf-header.js";
import type { GgufTensor } from "./gguf-tensors.js";
import { type GgufFormat, type GgufMetadata, isQuantizedFormat } from "./gguf-types.js";
import { quantizedBytes } from "./quantized-bytes.js";

interface Content {
  readonly metadata: GgufMetadata;
  readonly tensors: readonly GgufTensor[];
}

export interface GgufFiles {
  readonly text: Content;
  readonly mmproj: Content | undefined;
  readonly format: GgufFormat;
  readonly shape: GemmaTextConfig;
}

/** Bytes of a conversion's GGUF files. */
export interface GgufSpace {
  /** What stays. */
  readonly outputBytes: number;
  /** What the disk needs for a while: a file that is quantised lies there beside its source. */
  readonly diskBytes: number;
}

/** Reckons what a conversion takes on the disk. */
export function ggufSpace({ text, mmproj, format, shape }: GgufFiles): GgufSpace {
  const written = layOutGguf(text.metadata, text.tensors);
  const vision = mmproj === undefined ? 0 : layOutGguf(mmproj.metadata, mmproj.tensors).totalBytes;
  if (!isQuantizedFormat(format)) {
    const bytes = written.totalBytes + vision;
    return { outputBytes: bytes, diskBytes: bytes };
  }
  const model = { format, layers: shape.layers, groups: shape.heads / shape.kvHeads };
  const quantized = text.tensors.reduce((sum, tensor) => sum + quantizedBytes(tensor, model), written.header.length);
  // The image encoder is written when the source is gone.
  return { outputBytes: quantized + vision, diskBytes: quantized + Math.max(written.totalBytes, vision) };
}
