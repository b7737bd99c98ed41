import type { GemmaTextConfig } from "@medgemma/core";

/** What is fed into matrices of a layer: how wide it is, and which matrices multiply it. */
interface LinearInput {
  readonly width: number;
  readonly tensors: readonly string[];
}

/** The inputs of a model's matrices, in the order in which `input_squares` of the decoder's graph tells of them. */
export function linearInputs(text: GemmaTextConfig): readonly LinearInput[] {
  const { hiddenSize, intermediateSize, heads, headDim, layers } = text;
  return Array.from({ length: layers }, (_, layer) => {
    const named = (...names: string[]): string[] => names.map((name) => `text.layers.${layer}.${name}.weight`);
    return [
      { width: hiddenSize, tensors: named("self_attn.q_proj", "self_attn.k_proj", "self_attn.v_proj") },
      { width: heads * headDim, tensors: named("self_attn.o_proj") },
      { width: hiddenSize, tensors: named("mlp.gate_proj", "mlp.up_proj") },
      { width: intermediateSize, tensors: named("mlp.down_proj") },
    ];
  }).flat();
}

/** How many numbers `input_squares` holds. */
export function squareCount(text: GemmaTextConfig): number {
  return linearInputs(text).reduce((sum, { width }) => sum + width, 0);
}
