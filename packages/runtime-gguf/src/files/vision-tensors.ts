import { floatTypes, ggmlTypes } from "./ggml-types.js";
import type { GgufFile } from "./gguf-file.js";
import { hasDims } from "./check-text-tensors.js";
import type { VisionShape } from "./model-shape.js";

/** The tensors of one encoder layer; each has a `.weight` and a `.bias`. */
const layerParts = ["ln1", "attn_q", "attn_k", "attn_v", "attn_out", "ln2", "ffn_up", "ffn_down"] as const;

type LayerPart = (typeof layerParts)[number];

/** The tensors of an image encoder, checked. */
export interface VisionTensors {
  /** The name of a layer's part as this file has it: 2025's converters have `ffn_up` and `ffn_down` swapped. */
  readonly partName: (part: LayerPart) => string;
  /** Matrices of the layers, which ggml multiplies in the type that they have. */
  readonly matrices: readonly string[];
  /** All others, whose values are added, multiplied or transposed: as `f32`. */
  readonly floats: readonly string[];
}

/**
 * Checks every tensor of an image encoder before ggml sees it, since ggml ends the process where dimensions
 * or types do not fit. Tensors that the encoder does not have are never read.
 *
 * @throws {CorruptModelError} naming the tensor that is missing, or has another shape or type.
 */
export function checkVisionTensors(file: GgufFile, shape: VisionShape): VisionTensors {
  const { hiddenSize, intermediateSize, patchSize, imageSize, textHiddenSize, layers } = shape;
  const { tensors } = file.header;
  const matrices: string[] = [];
  const floats: string[] = [];
  const expect = (name: string, dims: readonly number[], into: string[]): void => {
    const tensor = tensors.get(name);
    if (tensor === undefined) throw file.corrupt(`the tensor ${name} is missing`);
    if (!hasDims(tensor, dims)) throw file.corrupt(`the tensor ${name} is not [${dims.join(", ")}]`);
    if (!ggmlTypes.has(tensor.type)) throw file.corrupt(`the tensor ${name} has the unknown type ${tensor.type}`);
    if (tensor.bytes === undefined) throw file.corrupt(`rows of the tensor ${name} end inside a block`);
    if (into === floats && !floatTypes.has(tensor.type)) throw file.corrupt(`the tensor ${name} is quantised`);
    into.push(name);
  };
  const expectLinear = (name: string, dims: readonly number[], into = matrices): void => {
    expect(`${name}.weight`, dims, into);
    expect(`${name}.bias`, dims.slice(-1), floats);
  };
  checkLayerCount(file, layers);
  const up = tensors.get("v.blk.0.ffn_up.weight");
  const isSwapped = hiddenSize !== intermediateSize && up !== undefined && up.dims[0] === intermediateSize;
  const partName = (part: LayerPart): string => {
    if (!isSwapped) return part;
    if (part === "ffn_up") return "ffn_down";
    return part === "ffn_down" ? "ffn_up" : part;
  };
  expectLinear("v.patch_embd", [patchSize, patchSize, 3, hiddenSize], floats);
  expect("v.position_embd.weight", [hiddenSize, (imageSize / patchSize) ** 2], floats);
  for (let layer = 0; layer < layers; layer++) {
    for (const part of layerParts) {
      const name = `v.blk.${layer}.${partName(part)}`;
      if (part === "ffn_up") expectLinear(name, [hiddenSize, intermediateSize]);
      else if (part === "ffn_down") expectLinear(name, [intermediateSize, hiddenSize]);
      else if (part.startsWith("ln")) expectLinear(name, [hiddenSize], floats);
      else expectLinear(name, [hiddenSize, hiddenSize]);
    }
  }
  expectLinear("v.post_ln", [hiddenSize], floats);
  expect("mm.soft_emb_norm.weight", [hiddenSize], floats);
  expect("mm.input_projection.weight", [textHiddenSize, hiddenSize], floats);
  return { partName, matrices, floats };
}

/** A number of layers that is too small would leave some out, and change every image's features. */
function checkLayerCount(file: GgufFile, layers: number): void {
  for (const name of file.header.tensors.keys()) {
    const [, layer] = /^v\.blk\.(\d+)\./.exec(name) ?? [];
    if (layer !== undefined && Number(layer) >= layers) {
      throw file.corrupt(`it has the tensor ${name}, but "clip.vision.block_count" is ${layers}`);
    }
  }
}
