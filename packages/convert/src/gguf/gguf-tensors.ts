import { type GemmaConfig, UnsupportedModelError } from "@medgemma/core";
import { embeddingsName, headName } from "../checkpoint/tensor-names.js";
import { type GgufTensorInfo, type GgufTensorType, q8BlockSize } from "./gguf-types.js";

/** A tensor of a GGUF file and the one of the checkpoint that it is made from. */
export interface GgufTensor extends GgufTensorInfo {
  /** This package's name of the checkpoint's tensor. */
  readonly source: string;
  /** Added to every value: 1 for norms, since llama.cpp multiplies by the stored weight and Gemma by `1 + w`. */
  readonly add: number;
  /** Multiplies every value, after the addition. */
  readonly multiply: number;
}

const blockNames: readonly (readonly [source: string, name: string])[] = [
  ["input_layernorm", "attn_norm"],
  ["self_attn.q_proj", "attn_q"],
  ["self_attn.k_proj", "attn_k"],
  ["self_attn.v_proj", "attn_v"],
  ["self_attn.q_norm", "attn_q_norm"],
  ["self_attn.k_norm", "attn_k_norm"],
  ["self_attn.o_proj", "attn_output"],
  ["post_attention_layernorm", "post_attention_norm"],
  ["pre_feedforward_layernorm", "ffn_norm"],
  ["mlp.gate_proj", "ffn_gate"],
  ["mlp.up_proj", "ffn_up"],
  ["mlp.down_proj", "ffn_down"],
  ["post_feedforward_layernorm", "post_ffw_norm"],
];

const visionBlockNames: readonly (readonly [source: string, name: string])[] = [
  ["layer_norm1", "ln1"],
  ["layer_norm2", "ln2"],
  ["self_attn.q_proj", "attn_q"],
  ["self_attn.k_proj", "attn_k"],
  ["self_attn.v_proj", "attn_v"],
  ["self_attn.out_proj", "attn_out"],
  ["mlp.fc1", "ffn_up"],
  ["mlp.fc2", "ffn_down"],
];

/**
 * What llama.cpp divides scores by, squared: GGUF has no key for `query_pre_attn_scalar`, so it takes the
 * head size, and `hidden / heads` for the 62 layers of 27B (`src/models/gemma3.cpp`, v0.5.0).
 */
function assumedScalar({ text }: GemmaConfig): number {
  return text.layers === 62 ? text.hiddenSize / text.heads : text.headDim;
}

type Describe = (
  name: string,
  options: { source: string; dims: readonly number[] } & Partial<GgufTensor>,
) => GgufTensor;

function describe(type: GgufTensorType): Describe {
  return (name, { source, dims, add = 0, multiply = 1, ...given }) => {
    const isMatrix = dims.length === 2;
    // As llama.cpp's converter: vectors stay float32, and rows that are no whole blocks become float16.
    const fallback: GgufTensorType = type === "q8_0" && (dims[0] ?? 0) % q8BlockSize !== 0 ? "f16" : type;
    return { name, source, dims, add, multiply, type: given.type ?? (isMatrix ? fallback : "f32") };
  };
}

/**
 * Tensors of the text file. The ratio between the model's attention scale and the one that llama.cpp
 * assumes goes into the query norm's weights, which multiply the queries just the same.
 */
export function textTensors(
  config: GemmaConfig,
  type: GgufTensorType,
  { hasOwnHead }: { readonly hasOwnHead: boolean },
): readonly GgufTensor[] {
  const { text } = config;
  const describeTensor = describe(type);
  const { hiddenSize, intermediateSize, heads, kvHeads, headDim } = text;
  const shapes: Readonly<Record<string, readonly number[]>> = {
    "self_attn.q_proj": [hiddenSize, heads * headDim],
    "self_attn.k_proj": [hiddenSize, kvHeads * headDim],
    "self_attn.v_proj": [hiddenSize, kvHeads * headDim],
    "self_attn.o_proj": [heads * headDim, hiddenSize],
    "self_attn.q_norm": [headDim],
    "self_attn.k_norm": [headDim],
    "mlp.gate_proj": [hiddenSize, intermediateSize],
    "mlp.up_proj": [hiddenSize, intermediateSize],
    "mlp.down_proj": [intermediateSize, hiddenSize],
  };
  const queryScale = Math.sqrt(assumedScalar(config) / text.queryPreAttnScalar);
  const tensors = [describeTensor("token_embd.weight", { source: embeddingsName, dims: [hiddenSize, text.vocabSize] })];
  for (let layer = 0; layer < text.layers; layer++) {
    for (const [source, name] of blockNames) {
      tensors.push(
        describeTensor(`blk.${layer}.${name}.weight`, {
          source: `text.layers.${layer}.${source}.weight`,
          dims: shapes[source] ?? [hiddenSize],
          add: name.endsWith("norm") ? 1 : 0,
          multiply: name === "attn_q_norm" ? queryScale : 1,
        }),
      );
    }
  }
  // Without it, llama.cpp takes the token embeddings (`src/models/gemma3.cpp`, v0.5.0).
  if (hasOwnHead) {
    tensors.push(describeTensor("output.weight", { source: headName, dims: [hiddenSize, text.vocabSize] }));
  }
  tensors.push(describeTensor("output_norm.weight", { source: "text.norm.weight", dims: [hiddenSize], add: 1 }));
  return tensors;
}

/**
 * Tensors of the mmproj file. The patch embedding and the projection stay float32, unless everything is
 * float16: llama.cpp convolves with and transposes them, which quantised types do not allow.
 */
export function visionTensors(config: GemmaConfig, type: GgufTensorType): readonly GgufTensor[] {
  const { vision, text } = config;
  if (vision === undefined) throw new UnsupportedModelError("A text-only model has no image encoder to write.");
  const describeTensor = describe(type);
  const { hiddenSize, intermediateSize, patchSize, imageSize } = vision;
  const exact: GgufTensorType = type === "f16" ? "f16" : "f32";
  const tensors: GgufTensor[] = [];
  const withBias = (name: string, source: string, dims: readonly number[]): void => {
    const size = dims.at(-1) ?? 0;
    tensors.push(describeTensor(`${name}.weight`, { source: `vision.${source}.weight`, dims }));
    tensors.push(describeTensor(`${name}.bias`, { source: `vision.${source}.bias`, dims: [size] }));
  };
  tensors.push(
    describeTensor("mm.input_projection.weight", {
      source: "projector.mm_input_projection_weight",
      // As the checkpoint stores it, `[vision hidden, text hidden]`.
      dims: [text.hiddenSize, hiddenSize],
      type: exact,
    }),
    describeTensor("mm.soft_emb_norm.weight", {
      source: "projector.mm_soft_emb_norm.weight",
      dims: [hiddenSize],
      add: 1,
    }),
    describeTensor("v.patch_embd.weight", {
      source: "vision.embeddings.patch_embedding.weight",
      dims: [patchSize, patchSize, 3, hiddenSize],
      type: exact,
    }),
    describeTensor("v.patch_embd.bias", { source: "vision.embeddings.patch_embedding.bias", dims: [hiddenSize] }),
    describeTensor("v.position_embd.weight", {
      source: "vision.embeddings.position_embedding.weight",
      dims: [hiddenSize, (imageSize / patchSize) ** 2],
      type: "f32",
    }),
  );
  const shapes: Readonly<Record<string, readonly number[]>> = {
    ln1: [hiddenSize],
    ln2: [hiddenSize],
    ffn_up: [hiddenSize, intermediateSize],
    ffn_down: [intermediateSize, hiddenSize],
  };
  for (let layer = 0; layer < vision.layers; layer++) {
    for (const [source, name] of visionBlockNames) {
      withBias(`v.blk.${layer}.${name}`, `encoder.layers.${layer}.${source}`, shapes[name] ?? [hiddenSize, hiddenSize]);
    }
  }
  withBias("v.post_ln", "post_layernorm", [hiddenSize]);
  return tensors;
}
