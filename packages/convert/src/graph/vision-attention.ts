import type { GemmaVisionConfig } from "@medgemma/core";
import type { GraphWeights } from "./graph-weights.js";

/** Scores that one product may have: 128 MiB, which is what every WebGPU device takes as one buffer. */
const maxScores = 2 ** 25;

/**
 * Attention of every patch to every patch, for some of the queries at a time, since all scores of a large image together
 * would take a gigabyte.
 *
 * Written out, because `MultiHeadAttention` of onnxruntime-web 1.30 computed wrong values on WebGPU from 60 patches on.
 *
 * @returns `[patches, hidden]`, before the output projection.
 */
export function visionAttention(
  { graph }: GraphWeights,
  [query, key, value]: readonly [string, string, string],
  { scope, vision }: { readonly scope: string; readonly vision: GemmaVisionConfig },
): string {
  const { heads, hiddenSize } = vision;
  const size = hiddenSize / heads;
  const patches = (vision.imageSize / vision.patchSize) ** 2;
  const named = (name: string): string => `${scope}.${name}`;
  const byHead = (input: string, name: string, perm: readonly number[]): string => {
    const split = graph.node("Reshape", [input, graph.int64s(-1, heads, size)], named(`${name}_heads`));
    return graph.node("Transpose", [split], named(`${name}_by_head`), { attributes: { perm: { ints: perm } } });
  };
  const scaled = graph.node("Mul", [byHead(query, "q", [1, 0, 2]), graph.float(size ** -0.5)], named("q_scaled"));
  const keys = byHead(key, "k", [1, 2, 0]);
  const values = byHead(value, "v", [1, 0, 2]);

  const mix = (queries: string, suffix: string): string => {
    const scores = graph.node("MatMul", [queries, keys], named(`scores${suffix}`));
    const lastAxis = { attributes: { axis: { int: -1 } } };
    const probabilities = graph.node("Softmax", [scores], named(`probabilities${suffix}`), lastAxis);
    return graph.node("MatMul", [probabilities, values], named(`mix_by_head${suffix}`));
  };
  const count = blockCount(heads, patches);
  const blocks = Array.from({ length: count }, (_, index) => named(`queries.${index}`));
  const queryAxis = { attributes: { axis: { int: 1 } } };
  if (count > 1) {
    const sizes = graph.int64s(...Array<number>(count).fill(patches / count));
    graph.nodes("Split", [scaled, sizes], blocks, queryAxis);
  }
  const mixed =
    count === 1
      ? mix(scaled, "")
      : graph.node(
          "Concat",
          blocks.map((block, index) => mix(block, `.${index}`)),
          named("mix_by_head"),
          queryAxis,
        );
  const byPatch = graph.node("Transpose", [mixed], named("mix_by_patch"), {
    attributes: { perm: { ints: [1, 0, 2] } },
  });
  return graph.node("Reshape", [byPatch, graph.int64s(-1, hiddenSize)], named("mix"));
}

/** Smallest number of equal blocks of queries whose scores are not too many. */
function blockCount(heads: number, patches: number): number {
  let count = Math.ceil((heads * patches * patches) / maxScores);
  while (patches % count !== 0) count++;
  return count;
}
