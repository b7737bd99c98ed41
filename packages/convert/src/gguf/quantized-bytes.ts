import { align } from "./gguf-header.js";
import type { GgufTensorInfo, QuantizedFormat } from "./gguf-types.js";

/** Types that llama.cpp's quantiser writes: values per block, and bytes per block (`ggml-common.h`, v0.5.0). */
const blocks = {
  f16: [1, 2],
  f32: [1, 4],
  q4_0: [32, 18],
  q5_0: [32, 22],
  q5_1: [32, 24],
  q8_0: [32, 34],
  iq4_nl: [32, 18],
  q2_k: [256, 84],
  q3_k: [256, 110],
  q4_k: [256, 144],
  q5_k: [256, 176],
  q6_k: [256, 210],
  iq4_xs: [256, 136],
} as const;

type BlockType = keyof typeof blocks;

/** Types whose blocks a row may not divide into, and what is written instead (`tensor_type_fallback`). */
const fallbacks: Partial<Readonly<Record<BlockType, BlockType>>> = {
  q2_k: "q4_0",
  q3_k: "q4_0",
  q4_k: "q5_0",
  q5_k: "q5_1",
  q6_k: "q8_0",
  iq4_xs: "iq4_nl",
};

/** The type that most tensors of a format have. */
const mainTypes: Readonly<Record<QuantizedFormat, BlockType>> = {
  q4_0: "q4_0",
  q2_k: "q2_k",
  q3_k_s: "q3_k",
  q3_k_m: "q3_k",
  q3_k_l: "q3_k",
  q4_k_s: "q4_k",
  q4_k_m: "q4_k",
  q5_k_s: "q5_k",
  q5_k_m: "q5_k",
  q6_k: "q6_k",
  iq4_nl: "iq4_nl",
  iq4_xs: "iq4_xs",
};

export interface QuantizedModel {
  readonly format: QuantizedFormat;
  readonly layers: number;
  /** Query heads per key head. */
  readonly groups: number;
}

/** Bytes of a tensor of a text model after llama.cpp quantised it, with the padding that it writes behind each. */
export function quantizedBytes({ name, dims, type }: GgufTensorInfo, model: QuantizedModel): number {
  const [width = 0] = dims;
  const count = dims.reduce((product, size) => product * size, 1);
  const isMatrix = dims.length === 2;
  const wanted: BlockType = isMatrix ? typeOf(name, width, model) : type === "f32" ? "f32" : "f16";
  const [values, bytes] = blocks[fitting(wanted, width)];
  return align((count / values) * bytes);
}

function fitting(type: BlockType, width: number): BlockType {
  if (width % blocks[type][0] === 0) return type;
  const other = fallbacks[type];
  return other !== undefined && width % blocks[other][0] === 0 ? other : "f16";
}

/** What `llama_tensor_get_type` (`llama-quant.cpp`, v0.5.0) chooses without an importance matrix. */
function typeOf(name: string, width: number, { format, layers, groups }: QuantizedModel): BlockType {
  const main = mainTypes[format];
  // The token embeddings are the output head as well.
  if (name === "token_embd.weight" || name === "output.weight") return width % blocks[main][0] === 0 ? "q6_k" : "q8_0";
  const [, number, part = ""] = /^blk\.(\d+)\.(\w+)\.weight$/.exec(name) ?? [];
  const layer = Number(number);
  const eighth = Math.floor(layers / 8);
  const isFirst = layer < eighth;
  const isBetter = isFirst || layer >= Math.floor((7 * layers) / 8) || (layer - eighth) % 3 === 2;
  switch (part) {
    case "attn_v":
      if (format === "q2_k") return groups >= 4 ? "q4_k" : "q3_k";
      if (format === "q3_k_m") return layer < 2 ? "q5_k" : "q4_k";
      if (format === "q3_k_l" || (format.startsWith("iq4") && groups >= 4)) return "q5_k";
      if (format === "q4_k_s" && layer < 4) return "q5_k";
      return format.endsWith("k_m") && isBetter ? "q6_k" : main;
    case "ffn_down":
      if (format === "q2_k") return "q3_k";
      if (format === "q3_k_m") return layer < Math.floor(layers / 16) ? "q5_k" : "q4_k";
      if (format === "q3_k_l" || ((format.startsWith("iq4") || format === "q4_k_s") && isFirst)) return "q5_k";
      return format.endsWith("k_m") && isBetter ? "q6_k" : main;
    case "attn_output":
      if (format === "q2_k") return "q3_k";
      if (format === "q3_k_m") return "q4_k";
      return format === "q3_k_l" ? "q5_k" : main;
    default:
      return main;
  }
}
