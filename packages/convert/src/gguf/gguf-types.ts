/** Tensor types that are written here, with the numbers of ggml's `ggml_type`. */
export type GgufTensorType = "f32" | "f16" | "bf16" | "q8_0";

export const ggmlTypes: Readonly<Record<GgufTensorType, number>> = { f32: 0, f16: 1, q8_0: 8, bf16: 30 };

/** `general.file_type` of a file whose matrices are of this type (llama.cpp's `llama_ftype`). */
export const fileTypes: Readonly<Record<GgufTensorType, number>> = { f32: 0, f16: 1, q8_0: 7, bf16: 32 };

/** Values in a block of `q8_0`: a float16 scale and 32 int8. */
export const q8BlockSize = 32;

/** Bytes of `count` values, which are whole blocks for `q8_0`. */
export function bytesOf(type: GgufTensorType, count: number): number {
  switch (type) {
    case "f32":
      return count * 4;
    case "f16":
    case "bf16":
      return count * 2;
    case "q8_0":
      return (count / q8BlockSize) * 34;
    default:
      return type satisfies never;
  }
}

/** A metadata value; numbers say how they are stored. */
export type GgufValue =
  | { readonly uint32: number }
  | { readonly float32: number }
  | { readonly bool: boolean }
  | { readonly string: string }
  | { readonly strings: readonly string[] }
  | { readonly float32s: ArrayLike<number> }
  | { readonly int32s: ArrayLike<number> };

export type GgufMetadata = ReadonlyMap<string, GgufValue>;

/** A tensor in a file. */
export interface GgufTensorInfo {
  readonly name: string;
  /** Innermost first, as GGUF stores them: `[inputs, outputs]` for a matrix. */
  readonly dims: readonly number[];
  readonly type: GgufTensorType;
}
