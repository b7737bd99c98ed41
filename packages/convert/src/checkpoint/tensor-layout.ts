import type { GemmaConfig, GemmaTextConfig, GemmaVisionConfig } from "@medgemma/core";
import { embeddingsName } from "./tensor-names.js";

/** A shape per tensor, by the names that this package uses whatever the checkpoint calls them. */
export type TensorLayout = ReadonlyMap<string, readonly number[]>;

/** Tensors that a checkpoint with this config has to hold. `lm_head.weight` is not among them: it may be tied. */
export function tensorLayout(config: GemmaConfig): TensorLayout {
  const layout = new Map<string, readonly number[]>();
  addText(layout, config.text);
  if (config.vision !== undefined) addVision(layout, config.vision, config.text.hiddenSize);
  return layout;
}

function addText(layout: Map<string, readonly number[]>, text: GemmaTextConfig): void {
  const { hiddenSize, intermediateSize, heads, kvHeads, headDim } = text;
  layout.set(embeddingsName, [text.vocabSize, hiddenSize]);
  for (let layer = 0; layer < text.layers; layer++) {
    const add = (name: string, ...shape: number[]): unknown => layout.set(`text.layers.${layer}.${name}.weight`, shape);
    add("input_layernorm", hiddenSize);
    add("self_attn.q_proj", heads * headDim, hiddenSize);
    add("self_attn.k_proj", kvHeads * headDim, hiddenSize);
    add("self_attn.v_proj", kvHeads * headDim, hiddenSize);
    add("self_attn.q_norm", headDim);
    add("self_attn.k_norm", headDim);
    add("self_attn.o_proj", hiddenSize, heads * headDim);
    add("post_attention_layernorm", hiddenSize);
    add("pre_feedforward_layernorm", hiddenSize);
    add("mlp.gate_proj", intermediateSize, hiddenSize);
    add("mlp.up_proj", intermediateSize, hiddenSize);
    add("mlp.down_proj", hiddenSize, intermediateSize);
    add("post_feedforward_layernorm", hiddenSize);
  }
  layout.set("text.norm.weight", [hiddenSize]);
}

function addVision(layout: Map<string, readonly number[]>, vision: GemmaVisionConfig, textHidden: number): void {
  const { hiddenSize, intermediateSize, patchSize } = vision;
  const patches = (vision.imageSize / patchSize) ** 2;
  const add = (name: string, ...shape: number[]): void => {
    layout.set(`vision.${name}.weight`, shape);
    layout.set(`vision.${name}.bias`, shape.slice(0, 1));
  };
  add("embeddings.patch_embedding", hiddenSize, 3, patchSize, patchSize);
  layout.set("vision.embeddings.position_embedding.weight", [patches, hiddenSize]);
  for (let layer = 0; layer < vision.layers; layer++) {
    const scope = `encoder.layers.${layer}`;
    for (const projection of ["q_proj", "k_proj", "v_proj", "out_proj"]) {
      add(`${scope}.self_attn.${projection}`, hiddenSize, hiddenSize);
    }
    add(`${scope}.mlp.fc1`, intermediateSize, hiddenSize);
    add(`${scope}.mlp.fc2`, hiddenSize, intermediateSize);
    add(`${scope}.layer_norm1`, hiddenSize);
    add(`${scope}.layer_norm2`, hiddenSize);
  }
  add("post_layernorm", hiddenSize);
  layout.set("projector.mm_soft_emb_norm.weight", [hiddenSize]);
  layout.set("projector.mm_input_projection_weight", [hiddenSize, textHidden]);
}
