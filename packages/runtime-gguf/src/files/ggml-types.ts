/** How values of a `ggml_type` are stored. */
export interface GgmlType {
  /** llama.cpp's spelling. */
  readonly name: string;
  /** Values per block, all of one row. */
  readonly values: number;
  /** Bytes per block. */
  readonly bytes: number;
}

const type = (name: string, values: number, bytes: number): GgmlType => ({ name, values, bytes });

/**
 * The types that ggml's CPU graph can multiply (`type_traits_cpu[].vec_dot`) and look up rows of
 * (`ggml_compute_forward_get_rows`), by number; sizes from `ggml-common.h`. A type that is missing here ends the
 * process or reads beyond its data: integers, `f64`, and `q8_1` and `q8_K`, which are for activations.
 */
export const ggmlTypes: ReadonlyMap<number, GgmlType> = new Map([
  [0, type("f32", 1, 4)],
  [1, type("f16", 1, 2)],
  [2, type("q4_0", 32, 18)],
  [3, type("q4_1", 32, 20)],
  [6, type("q5_0", 32, 22)],
  [7, type("q5_1", 32, 24)],
  [8, type("q8_0", 32, 34)],
  [10, type("q2_k", 256, 84)],
  [11, type("q3_k", 256, 110)],
  [12, type("q4_k", 256, 144)],
  [13, type("q5_k", 256, 176)],
  [14, type("q6_k", 256, 210)],
  [16, type("iq2_xxs", 256, 66)],
  [17, type("iq2_xs", 256, 74)],
  [18, type("iq3_xxs", 256, 98)],
  [19, type("iq1_s", 256, 50)],
  [20, type("iq4_nl", 32, 18)],
  [21, type("iq3_s", 256, 110)],
  [22, type("iq2_s", 256, 82)],
  [23, type("iq4_xs", 256, 136)],
  [29, type("iq1_m", 256, 56)],
  [30, type("bf16", 1, 2)],
  [34, type("tq1_0", 256, 54)],
  [35, type("tq2_0", 256, 66)],
  [39, type("mxfp4", 32, 17)],
]);

/** `GGML_TYPE_F32`: the only type that norms are multiplied with. */
export const f32 = 0;

/** Types whose values are decoded here, exactly: see `floatValues`. */
export const floatTypes: ReadonlySet<number> = new Set([f32, 1, 30]);

/** Bytes of a tensor's data; undefined for a type that is not known here, or rows that end inside a block. */
export function tensorBytes(number: number, dims: readonly number[]): number | undefined {
  const known = ggmlTypes.get(number);
  if (known === undefined || (dims[0] ?? 1) % known.values !== 0) return undefined;
  return (dims.reduce((product, size) => product * size, 1) / known.values) * known.bytes;
}
