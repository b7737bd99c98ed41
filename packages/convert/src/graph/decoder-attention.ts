import type { GemmaTextConfig } from "@medgemma/core";
import type { GraphWeights } from "./graph-weights.js";

/** Values of the graph that all layers of one kind (local or global) share. */
export interface LayerKind {
  readonly name: "local" | "global";
  readonly cos: string;
  readonly sin: string;
  /** Mask repeated for the queries that share a key: `[G * S, P + PR + S + Z]`. */
  readonly bias: string;
  readonly split: string;
  /** Rows behind the new keys and values: `[Z, KV, D]`. */
  readonly padding: string;
}

export interface AttentionOutput {
  /** `[S, hidden]`, after the output projection. */
  readonly output: string;
  /** `[S, heads * D]`, before the output projection. */
  readonly mixed: string;
  /** `[S, KV, D]` each. */
  readonly newKey: string;
  readonly newValue: string;
}

/**
 * Grouped-query attention over the cached and the new positions. Only the short tail of keys and values is concatenated.
 *
 * Query heads that share a key head are laid out as further rows, so that one product per key head serves them.
 */
export function decoderAttention(
  weights: GraphWeights,
  { input, layer, text, kind }: { input: string; layer: number; text: GemmaTextConfig; kind: LayerKind },
): AttentionOutput {
  const { graph } = weights;
  const { heads, kvHeads, headDim, hiddenSize } = text;
  const groups = heads / kvHeads;
  const scope = `text.layers.${layer}.self_attn`;
  const value = (name: string): string => `${scope}.${name}`;
  const linear = (name: string, count: number): string =>
    weights.linear(input, value(name), { inputs: hiddenSize, outputs: count * headDim });

  /** Normalizes and rotates heads: `[S, count * D]` to `[1, S, count * D]`. */
  const prepare = (name: "q" | "k", count: number): string => {
    const split = graph.node(
      "Reshape",
      [linear(`${name}_proj`, count), graph.int64s(-1, count, headDim)],
      value(`${name}_heads`),
    );
    const normed = weights.rmsNorm(split, value(`${name}_norm.weight`), { size: headDim, epsilon: text.rmsNormEps });
    const flat = graph.node("Reshape", [normed, graph.int64s(1, -1, count * headDim)], value(`${name}_flat`));
    // One position id is an offset into the tables, which hold the rows of the new positions only.
    return graph.node("RotaryEmbedding", [flat, graph.int64s(0), kind.cos, kind.sin], value(`${name}_rotated`), {
      domain: "microsoft",
    });
  };

  const query = prepare("q", heads);
  const grouped = graph.node("Reshape", [query, graph.int64s(-1, kvHeads, groups, headDim)], value("q_grouped"));
  const byKey = graph.node("Transpose", [grouped], value("q_by_key"), { attributes: { perm: { ints: [1, 2, 0, 3] } } });
  const queries = graph.node("Reshape", [byKey, graph.int64s(kvHeads, -1, headDim)], value("queries"));

  const keyShape = graph.int64s(-1, kvHeads, headDim);
  const newKey = graph.node("Reshape", [prepare("k", kvHeads), keyShape], value("new_key"));
  const newValue = graph.node("Reshape", [linear("v_proj", kvHeads), keyShape], value("new_value"));

  const scaled = graph.node("Mul", [queries, graph.float(text.queryPreAttnScalar ** -0.5)], value("scaled_queries"));
  const score = (key: string, name: string): string => {
    const byHead = graph.node("Transpose", [key], value(`${name}_key`), { attributes: { perm: { ints: [1, 2, 0] } } });
    return graph.node("MatMul", [scaled, byHead], value(name));
  };
  const lastAxis = { axis: { int: -1 } };
  const tail = (recent: string, added: string, name: string): string =>
    graph.node("Concat", [recent, added, kind.padding], value(name), { attributes: { axis: { int: 0 } } });
  const scores = graph.node(
    "Concat",
    [score(`past_key.${layer}`, "past_scores"), score(tail(`recent_key.${layer}`, newKey, "tail_keys"), "tail_scores")],
    value("scores"),
    { attributes: lastAxis },
  );
  const masked = graph.node("Add", [scores, kind.bias], value("masked_scores"));
  const probabilities = graph.node("Softmax", [masked], value("probabilities"), { attributes: lastAxis });
  const parts = [value("past_probabilities"), value("tail_probabilities")] as const;
  graph.nodes("Split", [probabilities, kind.split], parts, { attributes: lastAxis });

  const mix = (probability: string, values: string, name: string): string => {
    const byHead = graph.node("Transpose", [values], value(`${name}_value`), {
      attributes: { perm: { ints: [1, 0, 2] } },
    });
    return graph.node("MatMul", [probability, byHead], value(name));
  };
  const mixed = graph.node(
    "Add",
    [
      mix(parts[0], `past_value.${layer}`, "past_mix"),
      mix(parts[1], tail(`recent_value.${layer}`, newValue, "tail_values"), "tail_mix"),
    ],
    value("mix"),
  );
  const perGroup = graph.node("Reshape", [mixed, graph.int64s(kvHeads, groups, -1, headDim)], value("mix_grouped"));
  const byPosition = graph.node("Transpose", [perGroup], value("mix_by_position"), {
    attributes: { perm: { ints: [2, 0, 1, 3] } },
  });
  const joined = graph.node("Reshape", [byPosition, graph.int64s(-1, heads * headDim)], value("mix_joined"));
  const output = weights.linear(joined, value("o_proj"), { inputs: heads * headDim, outputs: hiddenSize });
  return { output, mixed: joined, newKey, newValue };
}
