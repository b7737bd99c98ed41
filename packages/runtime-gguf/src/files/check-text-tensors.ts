import { f32, ggmlTypes } from "./ggml-types.js";
import type { GgufFile } from "./gguf-file.js";
import type { GgufTensor } from "./gguf-header.js";

/** What a tensor has to be. */
interface Expected {
  /** Innermost first. */
  readonly dims: readonly number[];
  /** Multiplied with ggml's products, or value by value. */
  readonly kind: "matrix" | "norm";
}

/**
 * Checks that a text model holds the tensors of Gemma 3 and no others, each with its shape and a type that ggml can
 * compute with: ggml ends the process about norms that are no `f32` and about types that it cannot multiply, and
 * llama.cpp refuses tensors that it does not know.
 *
 * @throws {CorruptModelError} naming the tensor that is missing or has another shape.
 * @throws {UnsupportedModelError} naming the tensor that Gemma 3 does not have, or whose type cannot be computed with.
 */
export function checkTextTensors(file: GgufFile): void {
  const { tensors } = file.header;
  const number = (key: string): number => file.number(`gemma3.${key}`);
  const layers = number("block_count");
  const vocabulary = file.header.metadata.get("tokenizer.ggml.tokens");
  const vocabSize = Array.isArray(vocabulary) ? vocabulary.length : 0;
  const outer = outerTensors(number("embedding_length"), vocabSize);
  const inner = layerTensors({
    width: number("embedding_length"),
    wide: number("feed_forward_length"),
    headDim: number("attention.key_length"),
    heads: number("attention.head_count"),
    kvHeads: number("attention.head_count_kv"),
  });
  const expectTensor = (name: string): void => {
    if (!tensors.has(name)) throw file.corrupt(`the tensor ${name} is missing`);
  };
  for (const name of outer.keys()) if (name !== "output.weight") expectTensor(name);
  for (let layer = 0; layer < layers; layer++) {
    const isJoined = tensors.has(`blk.${layer}.${joined}`);
    for (const part of inner.keys()) {
      // Queries, keys and values lie in one tensor or in three.
      const isLeftOut = isJoined ? apart.includes(part) : part === joined;
      if (!isLeftOut) expectTensor(`blk.${layer}.${part}`);
      else if (part !== joined && tensors.has(`blk.${layer}.${part}`)) {
        throw file.corrupt(`the tensor blk.${layer}.${part} stands beside ${joined}`);
      }
    }
  }
  for (const [name, tensor] of tensors) {
    const [, layer, part = ""] = /^blk\.(0|[1-9]\d*)\.(.+)$/.exec(name) ?? [];
    const expected = layer === undefined ? outer.get(name) : inner.get(part);
    if (expected === undefined) throw file.unsupported(`Gemma 3 has no tensor ${name}`);
    if (Number(layer) >= layers) {
      throw file.corrupt(`it has the tensor ${name}, but "gemma3.block_count" is ${layers}`);
    }
    checkTensor(file, { name, tensor, expected });
  }
}

const joined = "attn_qkv.weight";
const apart: readonly string[] = ["attn_q.weight", "attn_k.weight", "attn_v.weight"];

function outerTensors(width: number, vocabSize: number): ReadonlyMap<string, Expected> {
  return new Map<string, Expected>([
    ["token_embd.weight", { dims: [width, vocabSize], kind: "matrix" }],
    ["output_norm.weight", { dims: [width], kind: "norm" }],
    // Absent when the embeddings serve as the output head, as in Google's checkpoints.
    ["output.weight", { dims: [width, vocabSize], kind: "matrix" }],
  ]);
}

interface LayerShape {
  readonly width: number;
  readonly wide: number;
  readonly headDim: number;
  readonly heads: number;
  readonly kvHeads: number;
}

/** Names as in `LLM_TENSOR_NAMES`, shapes as in `llama_model_gemma3::load_arch_tensors`. */
function layerTensors({ width, wide, headDim, heads, kvHeads }: LayerShape): ReadonlyMap<string, Expected> {
  const matrix = (...dims: readonly number[]): Expected => ({ dims, kind: "matrix" });
  const norm = (size: number): Expected => ({ dims: [size], kind: "norm" });
  const queries = headDim * heads;
  const keys = headDim * kvHeads;
  return new Map([
    ["attn_norm.weight", norm(width)],
    ["attn_q.weight", matrix(width, queries)],
    ["attn_k.weight", matrix(width, keys)],
    ["attn_v.weight", matrix(width, keys)],
    [joined, matrix(width, queries + 2 * keys)],
    ["attn_output.weight", matrix(queries, width)],
    ["attn_q_norm.weight", norm(headDim)],
    ["attn_k_norm.weight", norm(headDim)],
    ["post_attention_norm.weight", norm(width)],
    ["ffn_norm.weight", norm(width)],
    ["ffn_gate.weight", matrix(width, wide)],
    ["ffn_up.weight", matrix(width, wide)],
    ["ffn_down.weight", matrix(wide, width)],
    ["post_ffw_norm.weight", norm(width)],
  ]);
}

interface Subject {
  readonly name: string;
  readonly tensor: GgufTensor;
  readonly expected: Expected;
}

function checkTensor(file: GgufFile, { name, tensor, expected: { dims, kind } }: Subject): void {
  if (!hasDims(tensor, dims)) throw file.corrupt(`the tensor ${name} is not [${dims.join(", ")}]`);
  const type = ggmlTypes.get(tensor.type);
  if (type === undefined)
    throw file.unsupported(`the tensor ${name} has the type ${tensor.type}, which is not computed`);
  if (tensor.bytes === undefined) throw file.corrupt(`rows of the tensor ${name} end inside a block of ${type.name}`);
  if (kind === "norm" && tensor.type !== f32) throw file.unsupported(`the tensor ${name} is ${type.name}, not f32`);
}

/** Dimensions of 1 may follow. */
export function hasDims({ dims }: GgufTensor, expected: readonly number[]): boolean {
  return (
    dims.length >= expected.length &&
    expected.every((size, index) => size === dims[index]) &&
    dims.slice(expected.length).every((size) => size === 1)
  );
}
