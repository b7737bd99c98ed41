import type { WeightChange } from "../lora/weight-change.js";

/** Element types of checkpoint tensors that can be converted. */
export type FloatType = "BF16" | "F16" | "F32";

export const bytesPerElement: Readonly<Record<FloatType, number>> = { BF16: 2, F16: 2, F32: 4 };

/** Where a tensor of a checkpoint lies. */
export interface TensorEntry {
  /** Name in the checkpoint's file. */
  readonly name: string;
  /** Safetensors file: a name in the checkpoint's folder, or an absolute path. */
  readonly file: string;
  /** Type as the file names it; checked to be a `FloatType` when the tensor is used. */
  readonly dtype: string;
  readonly shape: readonly number[];
  /** Position of the first byte in the file. */
  readonly offset: number;
  readonly bytes: number;
  /** Changes by adapters, which are made one after the other while the tensor is read. */
  readonly changes?: readonly WeightChange[];
}

export function isFloatType(dtype: string): dtype is FloatType {
  return Object.hasOwn(bytesPerElement, dtype);
}
