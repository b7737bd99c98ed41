import type { GemmaTextConfig, WeightFormat } from "@medgemma/core";
import { GraphBuilder } from "../onnx/graph-builder.js";
import { embeddingsName, headName } from "../checkpoint/tensor-names.js";
import type { WeightPlan } from "../weights/weight-plan.js";
import { decoderAttention, type LayerKind } from "./decoder-attention.js";
import { squareCount } from "./linear-inputs.js";
import { GraphWeights } from "./graph-weights.js";

export interface DecoderOptions {
  readonly format: WeightFormat;
  /** Whether the output head has weights of its own and does not use the token embeddings. Default false. */
  readonly hasOwnHead?: boolean;
  /** Whether the graph also tells the squares of what its layers are fed with: see `linearInputs`. Default false. */
  readonly hasInputSquares?: boolean;
  readonly plan: WeightPlan;
  readonly files: DecoderFiles;
}

export interface DecoderFiles {
  readonly data: string;
  readonly embeddings: string;
  readonly embeddingScales: string;
}

/**
 * Builds the decoder's graph. It has no batch axis, and the KV cache is an input only: the caller appends what is new.
 *
 * Every operator has a kernel both on the CPU and on WebGPU. Products with transposed keys and values are written out:
 * on the CPU ONNX Runtime fuses each into a `FusedMatMul`, for which WebGPU has no kernel.
 *
 * The cache comes in two parts, P rows and then PR recent ones, and Z rows of padding follow the new positions: so the
 * sums of a position can be taken over the same rows in the same order, whether it is computed alone or with others.
 *
 * With S new positions, hidden size H, head size D, KV key heads, P (separate for local and global layers), PR and Z, each
 * at least 1 (ONNX Runtime's `FusedMatMul` ends the process on an empty one), and N rows asked for:
 *
 * - Inputs: `inputs_embeds` `[S, H]`, scaled; `cos_*`, `sin_*` `[S, D / 2]`; `bias_*` `[S, P + PR + S + Z]`, added to the
 *   scores; `split_*` int64 `[P, PR + S + Z]`, each for `local` and `global`; `padding` `[Z, KV, D]`; `logits_rows` int64
 *   `[N]`; `past_key.l`, `past_value.l` `[P, KV, D]` and `recent_key.l`, `recent_value.l` `[PR, KV, D]` per layer.
 * - Outputs: `logits` `[N, vocab]`; `new_kv` `[2 * layers * S, KV, D]`, per layer the S new keys, then the S new values;
 *   `input_squares`, where asked for: see `linearInputs`.
 *
 * @returns The ONNX file; its weights are added to `plan`.
 */
export function buildDecoder(
  text: GemmaTextConfig,
  { format, hasOwnHead = false, hasInputSquares = false, plan, files }: DecoderOptions,
): Uint8Array {
  const graph = new GraphBuilder("decoder");
  const weights = new GraphWeights({ graph, plan, file: files.data, format });
  let hidden = graph.input("inputs_embeds", "float32", ["S", text.hiddenSize]);
  const padding = graph.input("padding", "float32", ["Z", text.kvHeads, text.headDim]);
  const local = declareKind(graph, { text, padding, name: "local" });
  const global = declareKind(graph, { text, padding, name: "global" });
  const rows = graph.input("logits_rows", "int64", ["N"]);
  const newKeyValues: string[] = [];
  const inputs: string[] = [];
  text.local.forEach((isLocal, layer) => {
    for (const part of ["key", "value"]) {
      graph.input(`past_${part}.${layer}`, "float32", [isLocal ? "PL" : "PG", text.kvHeads, text.headDim]);
      graph.input(`recent_${part}.${layer}`, "float32", ["PR", text.kvHeads, text.headDim]);
    }
    const built = decoderLayer(weights, { hidden, layer, text, kind: isLocal ? local : global });
    hidden = built.hidden;
    newKeyValues.push(built.newKey, built.newValue);
    inputs.push(...built.inputs);
  });

  const wanted = graph.node("Gather", [hidden, rows], "text.wanted", { attributes: { axis: { int: 0 } } });
  const normed = weights.rmsNorm(wanted, "text.norm.weight", { size: text.hiddenSize, epsilon: text.rmsNormEps });
  const shape = { inputs: text.hiddenSize, outputs: text.vocabSize };
  const embeddingFiles = { values: files.embeddings, scales: files.embeddingScales };
  if (hasOwnHead) {
    weights.embeddings(embeddingsName, shape, embeddingFiles);
    weights.head(normed, headName, { output: "logits", shape });
  } else {
    weights.head(normed, embeddingsName, { output: "logits", shape, files: embeddingFiles });
  }
  graph.node("Concat", newKeyValues, "new_kv", { attributes: { axis: { int: 0 } } });
  if (hasInputSquares) outputSquares(graph, inputs, squareCount(text));
  graph.output("logits", "float32", ["N", text.vocabSize]);
  graph.output("new_kv", "float32", ["R", text.kvHeads, text.headDim]);
  return graph.encode();
}

function declareKind(
  graph: GraphBuilder,
  { text, padding, name }: { text: GemmaTextConfig; padding: string; name: "local" | "global" },
): LayerKind {
  const total = name === "local" ? "TL" : "TG";
  const cos = graph.input(`cos_${name}`, "float32", ["S", text.headDim / 2]);
  const sin = graph.input(`sin_${name}`, "float32", ["S", text.headDim / 2]);
  const bias = graph.input(`bias_${name}`, "float32", ["S", total]);
  const split = graph.input(`split_${name}`, "int64", [2]);
  const groups = text.heads / text.kvHeads;
  const repeated = graph.node("Concat", Array<string>(groups).fill(bias), `bias_${name}.repeated`, {
    attributes: { axis: { int: 0 } },
  });
  return { name, cos, sin, bias: repeated, split, padding };
}

function decoderLayer(
  weights: GraphWeights,
  { hidden, layer, text, kind }: { hidden: string; layer: number; text: GemmaTextConfig; kind: LayerKind },
): { readonly hidden: string; readonly newKey: string; readonly newValue: string; readonly inputs: readonly string[] } {
  const { graph } = weights;
  const scope = `text.layers.${layer}`;
  const { hiddenSize, intermediateSize } = text;
  const norm = (input: string, name: string): string =>
    weights.rmsNorm(input, `${scope}.${name}.weight`, { size: hiddenSize, epsilon: text.rmsNormEps });

  const normed = norm(hidden, "input_layernorm");
  const {
    output: attention,
    newKey,
    newValue,
    mixed,
  } = decoderAttention(weights, { input: normed, layer, text, kind });
  const attended = graph.node("Add", [hidden, norm(attention, "post_attention_layernorm")], `${scope}.attended`);

  const inner = norm(attended, "pre_feedforward_layernorm");
  const widen = { inputs: hiddenSize, outputs: intermediateSize };
  const gate = graph.node("Gelu", [weights.linear(inner, `${scope}.mlp.gate_proj`, widen)], `${scope}.mlp.gate`, {
    attributes: { approximate: { string: "tanh" } },
  });
  const gated = graph.node("Mul", [gate, weights.linear(inner, `${scope}.mlp.up_proj`, widen)], `${scope}.mlp.gated`);
  const narrow = { inputs: intermediateSize, outputs: hiddenSize };
  const down = norm(weights.linear(gated, `${scope}.mlp.down_proj`, narrow), "post_feedforward_layernorm");
  const output = graph.node("Add", [attended, down], `${scope}.output`);
  return { hidden: output, newKey, newValue, inputs: [normed, mixed, inner, gated] };
}

/** For each input of the layers' matrices, the sum of its squares over all positions, one after the other. */
function outputSquares(graph: GraphBuilder, inputs: readonly string[], count: number): void {
  const squares = inputs.map((input) =>
    graph.node("ReduceSumSquare", [input, graph.int64s(0)], `${input}.squares`, {
      attributes: { keepdims: { int: 0 } },
    }),
  );
  graph.node("Concat", squares, "input_squares", { attributes: { axis: { int: 0 } } });
  graph.output("input_squares", "float32", [count]);
}
