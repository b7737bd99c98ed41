import type { GgufFile } from "./gguf-file.js";
import type { GgufTensor } from "./gguf-header.js";
import type { VisionShape } from "./model-shape.js";

/** The tensors of one encoder layer; each has a `.weight` and a `.bias`. */
const layerParts = ["ln1", "attn_q", "attn_k", "attn_v", "attn_out", "ln2", "ffn_up", "ffn_down"] as const;

type LayerPart = (typeof layerParts)[number];

/**
 * Checks every tensor of an image encoder before ggml sees it, since ggml ends the process where dimensions
 * do not fit.
 *
 * @returns the names of a layer's parts as this file has them: files of 2025's converters have `ffn_up` and
 *   `ffn_down` swapped.
 * @throws {CorruptModelError} naming the tensor that is missing or has another shape.
 */
export function checkVisionTensors(file: GgufFile, shape: VisionShape): (part: LayerPart) => string {
  const { hiddenSize, intermediateSize, patchSize, imageSize, textHiddenSize, layers } = shape;
  const { tensors } = file.header;
  const expect = (name: string, ...dims: number[]): void => {
    const tensor = tensors.get(name);
    if (tensor === undefined) throw file.corrupt(`the tensor ${name} is missing`);
    if (!hasDims(tensor, dims)) throw file.corrupt(`the tensor ${name} is not [${dims.join(", ")}]`);
    if (tensor.bytes === undefined) throw file.corrupt(`the tensor ${name} has the unknown type ${tensor.type}`);
  };
  const expectBoth = (name: string, ...dims: number[]): void => {
    expect(`${name}.weight`, ...dims);
    expect(`${name}.bias`, dims.at(-1) ?? 0);
  };
  const up = tensors.get("v.blk.0.ffn_up.weight");
  const isSwapped = hiddenSize !== intermediateSize && up !== undefined && up.dims[0] === intermediateSize;
  const nameOf = (part: LayerPart): string => {
    if (!isSwapped) return part;
    if (part === "ffn_up") return "ffn_down";
    return part === "ffn_down" ? "ffn_up" : part;
  };
  expectBoth("v.patch_embd", patchSize, patchSize, 3, hiddenSize);
  expect("v.position_embd.weight", hiddenSize, (imageSize / patchSize) ** 2);
  for (let layer = 0; layer < layers; layer++) {
    for (const part of layerParts) {
      const name = `v.blk.${layer}.${nameOf(part)}`;
      if (part === "ffn_up") expectBoth(name, hiddenSize, intermediateSize);
      else if (part === "ffn_down") expectBoth(name, intermediateSize, hiddenSize);
      else if (part.startsWith("ln")) expectBoth(name, hiddenSize);
      else expectBoth(name, hiddenSize, hiddenSize);
    }
  }
  expectBoth("v.post_ln", hiddenSize);
  expect("mm.soft_emb_norm.weight", hiddenSize);
  expect("mm.input_projection.weight", textHiddenSize, hiddenSize);
  for (const name of exactTensors(file)) {
    const type = tensors.get(name)?.type ?? -1;
    if (type !== 0 && type !== 1 && type !== 30) throw file.corrupt(`the tensor ${name} is quantised`);
  }
  return nameOf;
}

/** Tensors that are added, multiplied or transposed, which ggml does with whole numbers of blocks only. */
function exactTensors({ header }: GgufFile): string[] {
  return Array.from(header.tensors)
    .filter(([name, { dims }]) => dims.length < 2 || !/^v\.blk\./.test(name))
    .map(([name]) => name)
    .filter((name) => /^(v|mm)\./.test(name));
}

function hasDims({ dims }: GgufTensor, expected: readonly number[]): boolean {
  const trimmed = dims.slice(0, Math.max(expected.length, 1));
  return (
    trimmed.length === expected.length &&
    trimmed.every((size, index) => size === expected[index]) &&
    dims.slice(expected.length).every((size) => size === 1)
  );
}
