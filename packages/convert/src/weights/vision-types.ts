import type { WeightFormat } from "@medgemma/core";
import { bytesPerElement, isFloatType, type TensorEntry } from "../checkpoint/tensor-entry.js";
import type { Checkpoint } from "../checkpoint/read-checkpoint.js";
import { encodeValues } from "../gguf/encode-values.js";
import { decodeFloats } from "./decode-floats.js";
import { TensorReader } from "./tensor-reader.js";
import type { StoredType } from "./weight-plan.js";

/**
 * Weights of the image encoder and of the projection of its features.
 *
 * - `fp32`: the checkpoint's values; a matrix is stored in 16 bits where these hold all of them exactly.
 * - `fp16`: as `fp32`, and the other matrices are rounded to float16 where its range holds them.
 * - `q8`: linear layers in blocks of 8 bits, the rest in float32.
 */
export type VisionFormat = "fp32" | "fp16" | "q8";

/** Few bits cost image encoders most; 16 are enough. */
export function defaultVision(decoder: WeightFormat): VisionFormat {
  return decoder === "fp32" ? "fp32" : "fp16";
}

/** How a tensor of the image encoder that is not in blocks is stored, by name; float32 for the others. */
export type VisionTypes = ReadonlyMap<string, StoredType>;

/** Magnitudes that round to a finite float16. */
const largestFloat16 = 65_504;

/** Vectors stay float32: they are 0.1 % of the weights. */
export function isVisionMatrix(tensor: string, shape: readonly number[]): boolean {
  return /^(?:vision|projector)\./.test(tensor) && shape.length > 1;
}

/**
 * Looks at the weights of the image encoder; only at those whose type does not already tell what holds them.
 *
 * @throws {CorruptModelError} when a file ends early, or a value is not finite or becomes so by a merge.
 */
export async function visionTypes(
  { folder, tensors }: Checkpoint,
  format: VisionFormat,
  signal?: AbortSignal,
): Promise<VisionTypes> {
  const types = new Map<string, StoredType>();
  if (format === "q8") return types;
  await using reader = new TensorReader(folder);
  for (const [tensor, entry] of tensors) {
    if (!isVisionMatrix(tensor, entry.shape)) continue;
    signal?.throwIfAborted();
    types.set(tensor, ownType(entry) ?? (await smallestType(reader, entry, format)));
  }
  return types;
}

/** The 16-bit type that the checkpoint itself has the values in. */
function ownType({ dtype, changes }: TensorEntry): StoredType | undefined {
  if (changes !== undefined || !isFloatType(dtype) || bytesPerElement[dtype] !== 2) return undefined;
  return dtype === "BF16" ? "bfloat16" : "float16";
}

async function smallestType(reader: TensorReader, entry: TensorEntry, format: "fp32" | "fp16"): Promise<StoredType> {
  const holds = { bfloat16: true, float16: true };
  let inRange = true;
  for await (const { values } of reader.rows(entry)) {
    holds.bfloat16 &&= bitsOf(values).every((bits) => (bits & 0xffff) === 0);
    holds.float16 &&= isExactInFloat16(values);
    inRange &&= values.every((value) => Math.abs(value) <= largestFloat16);
    if (!holds.bfloat16 && !holds.float16 && (format === "fp32" || !inRange)) return "float32";
  }
  if (holds.bfloat16) return "bfloat16";
  return holds.float16 || format === "fp16" ? "float16" : "float32";
}

function isExactInFloat16(values: Float32Array): boolean {
  const back = new Float32Array(values.length);
  decodeFloats(encodeValues(values, "f16"), "F16", back);
  return values.every((value, at) => value === back[at]);
}

function bitsOf({ buffer, byteOffset, length }: Float32Array): Uint32Array {
  return new Uint32Array(buffer, byteOffset, length);
}
