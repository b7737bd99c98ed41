import { expect, it } from "vitest";
import { parseGemmaConfig } from "../checkpoint/parse-gemma-config.js";
import { tinyTextConfig } from "../testing/tiny-config.js";
import { textTensors } from "./gguf-tensors.js";
import { quantizedFormats, type QuantizedFormat } from "./gguf-types.js";
import { quantizedBytes } from "./quantized-bytes.js";

/** Bytes of all tensors in the files that llama.cpp's quantiser (v0.5.0) wrote for models of two shapes. */
const measured = [
  {
    shape: { num_hidden_layers: 16, intermediate_size: 512, num_key_value_heads: 2, head_dim: 64 },
    bytes: {
      q4_0: 5_446_176,
      q2_k: 3_607_072,
      q3_k_s: 4_192_800,
      q3_k_m: 4_704_800,
      q3_k_l: 5_138_976,
      q4_k_s: 5_495_328,
      q4_k_m: 5_784_096,
      q5_k_s: 6_625_824,
      q5_k_m: 6_799_904,
      q6_k: 7_879_200,
      iq4_nl: 5_478_944,
      iq4_xs: 5_192_224,
    },
  },
  {
    // Four queries to a key, and rows of 128 values for which the larger blocks are too long.
    shape: { num_hidden_layers: 34, intermediate_size: 256, num_key_value_heads: 1, head_dim: 32 },
    bytes: {
      q4_0: 5_538_848,
      q2_k: 3_872_032,
      q3_k_s: 4_429_088,
      q3_k_m: 4_919_712,
      q3_k_l: 5_284_256,
      q4_k_s: 5_714_976,
      q4_k_m: 6_001_248,
      q5_k_s: 6_792_224,
      q5_k_m: 6_958_688,
      q6_k: 8_250_144,
      iq4_nl: 5_606_432,
      iq4_xs: 5_362_208,
    },
  },
] as const;

it.each(Object.keys(quantizedFormats) as QuantizedFormat[])("comes to what llama.cpp writes (%s)", (format) => {
  for (const { shape, bytes } of measured) {
    const { text, ...rest } = parseGemmaConfig({ ...tinyTextConfig, hidden_size: 256, ...shape });
    const model = { format, layers: text.layers, groups: text.heads / text.kvHeads };
    const tensors = textTensors({ text, ...rest }, "bf16", { hasOwnHead: false });
    expect(tensors.reduce((sum, tensor) => sum + quantizedBytes(tensor, model), 0)).toBe(bytes[format]);
  }
});
