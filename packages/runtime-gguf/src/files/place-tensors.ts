import { CorruptModelError } from "@medgemma/core";
import { tensorBytes } from "./ggml-types.js";
import type { GgufTensor } from "./gguf-header.js";

/** A tensor's entry in a header. */
export interface TensorInfo {
  readonly name: string;
  readonly dims: readonly number[];
  readonly type: number;
  /** From the start of the weights. */
  readonly offset: number;
}

export interface Placement {
  readonly name: string;
  readonly fileBytes: number;
  readonly headerBytes: number;
  readonly alignment: number;
}

/**
 * Tells where tensors lie in the file. llama.cpp wants each to begin where the one before it ends, padded to the
 * alignment: so none can lie outside, overlap another or be unaligned.
 *
 * @throws {CorruptModelError} naming the tensor.
 */
export function placeTensors(infos: readonly TensorInfo[], placement: Placement): ReadonlyMap<string, GgufTensor> {
  const { alignment, fileBytes } = placement;
  const padded = (bytes: number): number => Math.ceil(bytes / alignment) * alignment;
  const start = padded(placement.headerBytes);
  const tensors = new Map<string, GgufTensor>();
  /** Where the next tensor has to begin; unknown behind one of an unknown type. */
  let next: number | undefined = 0;
  for (const { name, dims, type, offset } of infos) {
    const values = dims.reduce((product, size) => product * size, 1);
    if (!Number.isSafeInteger(values) || values < 1) {
      throw corrupt(placement, `the tensor ${name} has the dimensions [${dims.join(", ")}]`);
    }
    if (tensors.has(name)) throw corrupt(placement, `the tensor ${name} occurs twice`);
    const bytes = tensorBytes(type, dims);
    if (!(start + offset + (bytes ?? 0) <= fileBytes)) {
      throw corrupt(placement, `it is cut off: the tensor ${name} lies beyond its end`);
    }
    if (offset % alignment !== 0 || offset !== (next ?? offset)) {
      throw corrupt(placement, `the tensor ${name} does not begin where the one before it ends`);
    }
    next = bytes === undefined ? undefined : offset + padded(bytes);
    tensors.set(name, { dims, type, offset: start + offset, bytes });
  }
  return tensors;
}

function corrupt({ name }: Placement, what: string): CorruptModelError {
  return new CorruptModelError(`"${name}" is not a usable GGUF file: ${what}.`, {
    hint: "Download or convert it again.",
  });
}
