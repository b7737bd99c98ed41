import { layOutGguf } from "./gguf-header.js";
import { type GgufFormat, isQuantizedFormat } from "./gguf-types.js";
import type { GgufContent } from "./write-gguf.js";

/**
 * Bytes that a conversion takes on the disk at least. A file that is quantised lies there beside its source, with the
 * bits per weight that its format is named after or a little more; the image encoder is written afterwards.
 */
export function leastDiskSpace(
  { text, mmproj }: { readonly text: GgufContent; readonly mmproj: GgufContent | undefined },
  format: GgufFormat,
): number {
  const written = layOutGguf(text.metadata, text.tensors).totalBytes;
  const vision = mmproj === undefined ? 0 : layOutGguf(mmproj.metadata, mmproj.tensors).totalBytes;
  if (!isQuantizedFormat(format)) return written + vision;
  const bits = Number(/\d/.exec(format)?.[0] ?? 0);
  return Math.floor(written * (1 + bits / 16));
}
