import { UnsupportedModelError } from "@medgemma/core";
import type { GgufFile } from "./gguf-file.js";

/**
 * Checks that every update of a LoRA adapter belongs to a weight of the model and has its shape.
 *
 * @throws {UnsupportedModelError} when it was made for another model, or is no LoRA adapter.
 */
export function checkAdapter(adapter: GgufFile, text: GgufFile): void {
  adapter.expectRole("adapter");
  if (adapter.string("adapter.type") !== "lora") throw unsupported(adapter, "it is no LoRA adapter");
  const { tensors } = adapter.header;
  if (tensors.size === 0) throw adapter.corrupt("it changes nothing");
  for (const [name, { dims, bytes }] of tensors) {
    const [, weight = "", side = ""] = /^(.*)\.lora_([ab])$/.exec(name) ?? [];
    const base = text.header.tensors.get(weight);
    const other = tensors.get(`${weight}.lora_${side === "a" ? "b" : "a"}`);
    if (base === undefined) throw unsupported(adapter, `the model has no weight for its tensor ${name}`);
    if (other === undefined || bytes === undefined) throw adapter.corrupt(`the tensor ${name} stands alone`);
    const [inputs, rank] = side === "a" ? dims : [base.dims[0], dims[0]];
    const outputs = side === "b" ? dims[1] : base.dims[1];
    const otherRank = side === "a" ? other.dims[0] : other.dims[1];
    if (inputs !== base.dims[0] || outputs !== base.dims[1] || rank !== otherRank) {
      throw unsupported(adapter, `its tensor ${name} does not have the shape of the model's weight`);
    }
  }
}

function unsupported(adapter: GgufFile, what: string): UnsupportedModelError {
  return new UnsupportedModelError(`"${adapter.name}" does not fit this model: ${what}.`, {
    hint: "Convert the adapter with the base checkpoint that it was trained on.",
  });
}
