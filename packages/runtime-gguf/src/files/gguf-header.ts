/** A value of a GGUF file's metadata. Numbers beyond 2^53 lose digits; none that is read here is that large. */
export type GgufValue =
  | number
  | boolean
  | string
  | readonly string[]
  | Float32Array
  | Int32Array
  | readonly (number | boolean)[];

/** A tensor as a GGUF file describes it. */
export interface GgufTensor {
  /** Innermost first. */
  readonly dims: readonly number[];
  /** Number of its `ggml_type`. */
  readonly type: number;
  /** Of its data, from the start of the file. */
  readonly offset: number;
  /** Length of its data; undefined for a type that is not known here. */
  readonly bytes: number | undefined;
}

/** What stands before the weights of a GGUF file. */
export interface GgufHeader {
  readonly metadata: ReadonlyMap<string, GgufValue>;
  readonly tensors: ReadonlyMap<string, GgufTensor>;
  readonly fileBytes: number;
}

/** Values per block and bytes per block of each `ggml_type` (`ggml-common.h`). */
const blocks: Readonly<Record<number, readonly [values: number, bytes: number]>> = {
  0: [1, 4],
  1: [1, 2],
  2: [32, 18],
  3: [32, 20],
  6: [32, 22],
  7: [32, 24],
  8: [32, 34],
  10: [256, 84],
  11: [256, 110],
  12: [256, 144],
  13: [256, 176],
  14: [256, 210],
  16: [256, 66],
  17: [256, 74],
  18: [256, 98],
  19: [256, 50],
  20: [32, 18],
  21: [256, 110],
  22: [256, 82],
  23: [256, 136],
  29: [256, 56],
  30: [1, 2],
  39: [32, 17],
};

/** Bytes of a tensor's data; undefined for types that are not known here. */
export function tensorBytes(type: number, dims: readonly number[]): number | undefined {
  const block = blocks[type];
  if (block === undefined) return undefined;
  return (dims.reduce((product, size) => product * size, 1) / block[0]) * block[1];
}

const typeNames: Readonly<Record<number, string>> = {
  0: "f32",
  1: "f16",
  2: "q4_0",
  6: "q5_0",
  8: "q8_0",
  10: "q2_k",
  11: "q3_k",
  12: "q4_k",
  13: "q5_k",
  14: "q6_k",
  20: "iq4_nl",
  23: "iq4_xs",
  30: "bf16",
};

/** The type that most of a file's weights have, in llama.cpp's spelling. */
export function mainType({ tensors }: GgufHeader): string {
  const bytes = new Map<number, number>();
  for (const tensor of tensors.values()) bytes.set(tensor.type, (bytes.get(tensor.type) ?? 0) + (tensor.bytes ?? 0));
  const [main = [-1, 0]] = Array.from(bytes).toSorted(([, a], [, b]) => b - a);
  return typeNames[main[0]] ?? `type ${main[0]}`;
}
