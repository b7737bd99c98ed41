import { UnsupportedModelError } from "@medgemma/core";
import { ggmlTypes } from "./ggml-types.js";
import type { GgufFile } from "./gguf-file.js";
import { checkMetadata, finite, never } from "./metadata-rules.js";

/**
 * The weights that llama.cpp applies updates to as they are laid out here. It takes those of the embeddings another
 * way round, and ends the process when the embeddings serve as the output head too.
 */
const adaptable = /^(blk\.\d+\.(attn_(q|k|v|qkv|output)|ffn_(gate|up|down))|output)\.weight$/;

/**
 * Checks that every update of a LoRA adapter belongs to a weight of the model and has its shape.
 *
 * @throws {CorruptModelError} when it is damaged.
 * @throws {UnsupportedModelError} when it was made for another model, or is no LoRA adapter.
 */
export function checkAdapter(adapter: GgufFile, text: GgufFile): void {
  adapter.expectRole("adapter");
  if (adapter.string("adapter.type") !== "lora") throw unsupported(adapter, "it is no LoRA adapter");
  checkMetadata(adapter, { "adapter.lora.alpha": finite });
  // An adapter that begins to work at certain tokens: it would be applied from the start.
  checkMetadata(adapter, { "adapter.alora.invocation_tokens": never });
  const { tensors } = adapter.header;
  if (tensors.size === 0) throw adapter.corrupt("it changes nothing");
  for (const [name, { dims, bytes, type }] of tensors) {
    const [, weight = "", side = ""] = /^(.*)\.lora_([ab])$/.exec(name) ?? [];
    const base = text.header.tensors.get(weight);
    const other = tensors.get(`${weight}.lora_${side === "a" ? "b" : "a"}`);
    if (base === undefined) throw unsupported(adapter, `the model has no weight for its tensor ${name}`);
    if (!adaptable.test(weight))
      throw unsupported(adapter, `its tensor ${name} changes what is not a matrix of a layer`);
    if (other === undefined) throw adapter.corrupt(`the tensor ${name} stands alone`);
    if (!ggmlTypes.has(type))
      throw unsupported(adapter, `its tensor ${name} has the type ${type}, which is not computed`);
    if (bytes === undefined) throw adapter.corrupt(`rows of the tensor ${name} end inside a block`);
    const [inputs, rank] = side === "a" ? dims : [base.dims[0], dims[0]];
    const outputs = side === "b" ? dims[1] : base.dims[1];
    const otherRank = side === "a" ? other.dims[0] : other.dims[1];
    const isMatrix = dims.length >= 2 && dims.slice(2).every((size) => size === 1);
    if (!isMatrix || inputs !== base.dims[0] || outputs !== base.dims[1] || rank !== otherRank) {
      throw unsupported(adapter, `its tensor ${name} does not have the shape of the model's weight`);
    }
  }
}

function unsupported(adapter: GgufFile, what: string): UnsupportedModelError {
  return new UnsupportedModelError(`"${adapter.name}" does not fit this model: ${what}.`, {
    hint: "Convert the adapter with the base checkpoint that it was trained on.",
  });
}
