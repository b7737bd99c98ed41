import { open } from "node:fs/promises";
import { OutOfMemoryError } from "@medgemma/core";
import type { GgufFile } from "../files/gguf-file.js";
import type { GgufTensor } from "../files/gguf-header.js";
import { f32 } from "../files/ggml-types.js";
import type { VisionTensors } from "../files/vision-tensors.js";
import type { NativeLibrary } from "../native/load-library.js";
import type { Pointer } from "../native/pointer.js";
import { floatValues } from "./float-values.js";

/** The image encoder's weights in a backend's memory. */
export interface VisionWeights {
  /** @throws {Error} for a name that the file does not hold; names are checked before. */
  get(name: string): Pointer;
  free(): void;
}

export interface LoadVisionWeightsOptions {
  readonly backend: Pointer;
  /** The tensors to read. */
  readonly tensors: VisionTensors;
  readonly onBytes: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

/** How a tensor of the file lies in memory. */
interface Placement {
  readonly name: string;
  readonly tensor: GgufTensor;
  readonly dims: readonly number[];
  /** Decoded to float32: exact, and small beside the layers. */
  readonly asFloats: boolean;
  readonly isTransposed: boolean;
}

/**
 * Reads the weights of an mmproj file into a backend's memory, tensor by tensor. Matrices of the layers keep
 * their type; everything else becomes float32, and the projection is transposed once instead of per image.
 */
export async function loadVisionWeights(
  { ggml }: NativeLibrary,
  file: GgufFile,
  { backend, tensors: { matrices, floats }, onBytes, signal }: LoadVisionWeightsOptions,
): Promise<VisionWeights> {
  const placements = [
    ...matrices.map((name) => place(file, name, false)),
    ...floats.map((name) => place(file, name, true)),
  ];
  const context = ggml.ggml_init({
    mem_size: ggml.ggml_tensor_overhead() * (placements.length + 1),
    mem_buffer: null,
    no_alloc: true,
  });
  if (context === null) throw outOfMemory();
  const tensors = new Map<string, Pointer>();
  for (const { name, tensor, dims, asFloats } of placements) {
    const sizes = new BigUint64Array(new ArrayBuffer(32));
    dims.forEach((size, index) => (sizes[index] = BigInt(size)));
    tensors.set(name, ggml.ggml_new_tensor(context, asFloats ? f32 : tensor.type, dims.length, sizes));
  }
  const buffer = await ggml.ggml_backend_alloc_ctx_tensors.offThread(context, backend);
  const free = (): void => {
    if (buffer !== null) ggml.ggml_backend_buffer_free(buffer);
    ggml.ggml_free(context);
  };
  const get = (name: string): Pointer => {
    const tensor = tensors.get(name);
    if (tensor === undefined) throw new Error(`There is no tensor ${name}.`);
    return tensor;
  };
  try {
    if (buffer === null) throw outOfMemory();
    await using source = await open(file.path, "r");
    for (const placement of placements) {
      signal?.throwIfAborted();
      const bytes = new Uint8Array(placement.tensor.bytes ?? 0);
      const { bytesRead } = await source.read(bytes, 0, bytes.length, placement.tensor.offset);
      if (bytesRead !== bytes.length) throw file.corrupt("it became shorter while it was read");
      const data = prepare(bytes, placement);
      ggml.ggml_backend_tensor_set(get(placement.name), data, 0, data.byteLength);
      onBytes(bytes.length);
    }
  } catch (error) {
    free();
    throw error;
  }
  return { get, free };
}

function place(file: GgufFile, name: string, asFloats: boolean): Placement {
  const tensor = file.header.tensors.get(name);
  if (tensor === undefined) throw file.corrupt(`the tensor ${name} is missing`);
  const [inner = 1, outer = 1] = tensor.dims;
  if (name === "mm.input_projection.weight") {
    return { name, tensor, dims: [outer, inner], asFloats, isTransposed: true };
  }
  // One row per output channel: the patch embedding as a matrix.
  const dims = name === "v.patch_embd.weight" ? [rowLength(tensor), tensor.dims[3] ?? 1] : tensor.dims;
  return { name, tensor, dims, asFloats, isTransposed: false };
}

function rowLength({ dims }: GgufTensor): number {
  return dims.slice(0, 3).reduce((product, size) => product * size, 1);
}

function prepare(bytes: Uint8Array, { tensor, asFloats, isTransposed }: Placement): Uint8Array | Float32Array {
  if (!asFloats) return bytes;
  const values = floatValues(bytes, tensor.type);
  return isTransposed ? transposed(values, tensor.dims[0] ?? 1) : values;
}

function transposed(values: Float32Array, columns: number): Float32Array {
  const rows = values.length / columns;
  const out = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++)
      out[column * rows + row] = values[row * columns + column] as number;
  }
  return out;
}

function outOfMemory(): OutOfMemoryError {
  return new OutOfMemoryError("The image encoder does not fit into memory.", {
    hint: "Use a smaller mmproj file (f16 or q8_0), or compute it on the CPU.",
  });
}
