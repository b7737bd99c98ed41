import type { GgufFile } from "./gguf-file.js";

/** Stored bits per weight of the matrices in the decoder's layers; nothing for a type whose size is not known here. */
export function bitsPerWeight({ header }: GgufFile): { readonly bitsPerWeight?: number } {
  const matrices = Array.from(header.tensors).filter(
    ([name, { dims }]) => name.startsWith("blk.") && dims.length === 2,
  );
  let bytes = 0;
  let weights = 0;
  for (const [, tensor] of matrices) {
    bytes += tensor.bytes ?? NaN;
    weights += tensor.dims.reduce((product, size) => product * size, 1);
  }
  const bits = (bytes * 8) / weights;
  return Number.isFinite(bits) ? { bitsPerWeight: bits } : {};
}
