/** Mixtures of types that llama.cpp's quantiser writes, with the numbers of its `llama_ftype`. */
export const quantizedFormats = {
  q4_0: 2,
  q2_k: 10,
  q3_k_s: 11,
  q3_k_m: 12,
  q3_k_l: 13,
  q4_k_s: 14,
  q4_k_m: 15,
  q5_k_s: 16,
  q5_k_m: 17,
  q6_k: 18,
  iq4_nl: 25,
  iq4_xs: 30,
} as const;

export type QuantizedFormat = keyof typeof quantizedFormats;

/** How the text model's weights are stored. */
export type GgufFormat = GgufTensorType | QuantizedFormat;

/** Tensor types that are written here, with the numbers of ggml's `ggml_type`. */
export type GgufTensorType = "f32" | "f16" | "bf16" | "q8_0";

export const ggmlTypes: Readonly<Record<GgufTensorType, number>> = { f32: 0, f16: 1, q8_0: 8, bf16: 30 };

/** Every format that a text model can be written in. */
export const ggufFormats: readonly GgufFormat[] = [
  ...(Object.keys(ggmlTypes) as GgufTensorType[]),
  ...(Object.keys(quantizedFormats) as QuantizedFormat[]),
];

export function isQuantizedFormat(format: GgufFormat): format is QuantizedFormat {
  return Object.hasOwn(quantizedFormats, format);
}

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
