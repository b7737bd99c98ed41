import { ggmlTypes } from "./ggml-types.js";

/** A value of a GGUF file's metadata. Numbers beyond 2^53 lose digits; none that is read here is that large. */
export type GgufValue =
  | number
  | boolean
  | string
  | readonly string[]
  | Float32Array
  | Int32Array
  | readonly (number | boolean)[];

/** Names of `gguf_metadata_value_type`, by number. */
export const scalarTypes = [
  "uint8",
  "int8",
  "uint16",
  "int16",
  "uint32",
  "int32",
  "float32",
  "bool",
  "string",
  "array",
  "uint64",
  "int64",
  "float64",
] as const;

type ScalarType = Exclude<(typeof scalarTypes)[number], "array">;

/** How a value is stored: llama.cpp takes each key in one type only, and ends the process about some others. */
export type GgufValueType = ScalarType | `${ScalarType}[]`;

/** A tensor as a GGUF file describes it. */
export interface GgufTensor {
  /** Innermost first; each at least 1. */
  readonly dims: readonly number[];
  /** Number of its `ggml_type`. */
  readonly type: number;
  /** Of its data, from the start of the file. */
  readonly offset: number;
  /** Length of its data; undefined for a type that is not known here, or rows that end inside a block. */
  readonly bytes: number | undefined;
}

/** What stands before the weights of a GGUF file. */
export interface GgufHeader {
  readonly metadata: ReadonlyMap<string, GgufValue>;
  /** How each value of `metadata` is stored. */
  readonly types: ReadonlyMap<string, GgufValueType>;
  readonly tensors: ReadonlyMap<string, GgufTensor>;
  readonly fileBytes: number;
}

/** The type that most of a file's weights have, in llama.cpp's spelling. */
export function mainType({ tensors }: GgufHeader): string {
  const bytes = new Map<number, number>();
  for (const tensor of tensors.values()) bytes.set(tensor.type, (bytes.get(tensor.type) ?? 0) + (tensor.bytes ?? 0));
  const [main = [-1, 0]] = Array.from(bytes).toSorted(([, a], [, b]) => b - a);
  return ggmlTypes.get(main[0])?.name ?? `type ${main[0]}`;
}
