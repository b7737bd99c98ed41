import type { GemmaVisionConfig } from "@medgemma/core";
import { GraphBuilder } from "../onnx/graph-builder.js";
import type { StoredType, WeightPlan } from "../weights/weight-plan.js";
import { GraphWeights } from "./graph-weights.js";
import { visionAttention } from "./vision-attention.js";

export interface BuildVisionOptions {
  readonly format: "fp32" | "q8";
  /** How a tensor that is not in blocks is stored. */
  readonly typeOf: (tensor: string) => StoredType;
  readonly plan: WeightPlan;
  /** Data file of the weights. */
  readonly file: string;
  /** Hidden size of the decoder, which the features are projected to. */
  readonly textHiddenSize: number;
}

/**
 * Builds the graph of the SigLIP image encoder and Gemma 3's projector.
 *
 * - Input: `pixel_values` float32 `[1, 3, size, size]`, in [-1, 1].
 * - Output: `image_features` float32 `[tokensPerImage, textHiddenSize]`, not to be scaled like token embeddings.
 *
 * @returns The ONNX file; its weights are added to `plan`.
 */
export function buildVision(vision: GemmaVisionConfig, options: BuildVisionOptions): Uint8Array {
  const graph = new GraphBuilder("vision");
  const weights = new GraphWeights({ graph, ...options });
  const { hiddenSize, patchSize, layerNormEps: epsilon } = vision;
  const side = vision.imageSize / patchSize;
  const pixels = graph.input("pixel_values", "float32", [1, 3, vision.imageSize, vision.imageSize]);

  const kernel = weights.constant("vision.embeddings.patch_embedding.weight", [hiddenSize, 3, patchSize, patchSize]);
  const bias = weights.constant("vision.embeddings.patch_embedding.bias", [hiddenSize]);
  const grid = graph.node("Conv", [pixels, kernel, bias], "vision.patch_grid", {
    attributes: { kernel_shape: { ints: [patchSize, patchSize] }, strides: { ints: [patchSize, patchSize] } },
  });
  const columns = graph.node("Reshape", [grid, graph.int64s(hiddenSize, side * side)], "vision.patch_columns");
  const patches = transpose(graph, columns, "vision.patches");
  const positions = weights.constant("vision.embeddings.position_embedding.weight", [side * side, hiddenSize]);
  let hidden = graph.node("Add", [patches, positions], "vision.embedded");
  for (let layer = 0; layer < vision.layers; layer++) hidden = encoderLayer(weights, hidden, { layer, vision });
  const encoded = weights.layerNorm(hidden, "vision.post_layernorm", { size: hiddenSize, epsilon });

  const pooled = pool(graph, encoded, vision);
  const normed = weights.rmsNorm(pooled, "projector.mm_soft_emb_norm.weight", { size: hiddenSize, epsilon });
  const projection = weights.constant("projector.mm_input_projection_weight", [hiddenSize, options.textHiddenSize]);
  graph.node("MatMul", [normed, projection], "image_features");
  graph.output("image_features", "float32", [vision.tokensPerImage, options.textHiddenSize]);
  return graph.encode();
}

function encoderLayer(
  weights: GraphWeights,
  input: string,
  { layer, vision }: { readonly layer: number; readonly vision: GemmaVisionConfig },
): string {
  const { graph } = weights;
  const { hiddenSize, intermediateSize, layerNormEps: epsilon } = vision;
  const scope = `vision.encoder.layers.${layer}`;
  const square = { inputs: hiddenSize, outputs: hiddenSize, bias: true };

  const normed = weights.layerNorm(input, `${scope}.layer_norm1`, { size: hiddenSize, epsilon });
  const project = (name: "q" | "k" | "v"): string => weights.linear(normed, `${scope}.self_attn.${name}_proj`, square);
  const projected = [project("q"), project("k"), project("v")] as const;
  const flat = visionAttention(weights, projected, { scope: `${scope}.self_attn`, vision });
  const attention = weights.linear(flat, `${scope}.self_attn.out_proj`, square);
  const attended = graph.node("Add", [input, attention], `${scope}.attended`);

  const inner = weights.layerNorm(attended, `${scope}.layer_norm2`, { size: hiddenSize, epsilon });
  const widen = { inputs: hiddenSize, outputs: intermediateSize, bias: true };
  const active = graph.node("Gelu", [weights.linear(inner, `${scope}.mlp.fc1`, widen)], `${scope}.mlp.active`, {
    attributes: { approximate: { string: "tanh" } },
  });
  const narrow = { inputs: intermediateSize, outputs: hiddenSize, bias: true };
  return graph.node("Add", [attended, weights.linear(active, `${scope}.mlp.fc2`, narrow)], `${scope}.output`);
}

/** Averages squares of patches: `[patches, hidden]` to `[tokensPerImage, hidden]`. */
function pool(graph: GraphBuilder, input: string, vision: GemmaVisionConfig): string {
  const side = vision.imageSize / vision.patchSize;
  const kernel = side / Math.sqrt(vision.tokensPerImage);
  const columns = transpose(graph, input, "projector.patch_columns");
  const grid = graph.node("Reshape", [columns, graph.int64s(1, vision.hiddenSize, side, side)], "projector.patch_grid");
  const averaged = graph.node("AveragePool", [grid], "projector.token_grid", {
    attributes: { kernel_shape: { ints: [kernel, kernel] }, strides: { ints: [kernel, kernel] } },
  });
  const shape = graph.int64s(vision.hiddenSize, vision.tokensPerImage);
  return transpose(graph, graph.node("Reshape", [averaged, shape], "projector.token_columns"), "projector.tokens");
}

function transpose(graph: GraphBuilder, input: string, name: string): string {
  return graph.node("Transpose", [input], name, { attributes: { perm: { ints: [1, 0] } } });
}
