import { InvalidArgumentError, type PackageManifest } from "@medgemma/core";
import type { Checkpoint } from "../checkpoint/read-checkpoint.js";
import type { TensorEntry } from "../checkpoint/tensor-entry.js";
import { tensorLayout } from "../checkpoint/tensor-layout.js";
import { embeddingsName, headName } from "../checkpoint/tensor-names.js";
import { folderName } from "../output/publish-folder.js";
import type { LoraAdapter } from "./lora-adapter.js";
import { readAdapter } from "./read-adapter.js";
import type { WeightChange } from "./weight-change.js";

/** A PEFT adapter to be merged into the weights. */
export interface AdapterSource {
  /** Folder with `adapter_config.json` and `adapter_model.safetensors`. */
  readonly folder: string;
  /** Strength of the low-rank updates, 1 as trained. Weights that the adapter replaces are taken as they are. Default 1. */
  readonly scale?: number;
}

/** What a manifest says of merged adapters. */
export function adapterProvenance(
  adapters: readonly AdapterSource[] = [],
): Pick<PackageManifest["source"], "adapters"> {
  if (adapters.length === 0) return {};
  return { adapters: adapters.map(({ folder, scale = 1 }) => ({ name: folderName(folder), scale })) };
}

/** A checkpoint whose weights read as if the adapters had been merged into them. Nothing is written. */
export async function mergeAdapters(checkpoint: Checkpoint, adapters: readonly AdapterSource[]): Promise<Checkpoint> {
  const layout = tensorLayout(checkpoint.config);
  const tensors = new Map(checkpoint.tensors);
  for (const { folder, scale = 1 } of adapters) {
    if (!Number.isFinite(scale)) throw new InvalidArgumentError("An adapter's `scale` has to be a finite number.");
    merge(tensors, await readAdapter(folder, layout), scale);
  }
  return { ...checkpoint, tensors };
}

/**
 * The output head of a tied model is the same tensor as the token embeddings. PEFT unties the two as soon as one of them is
 * trained as a copy or gets an update, unless it is told to keep them tied; then the adapter holds the same change twice. Should
 * two such updates differ, PEFT uses the head's, which it reads last.
 */
function merge(tensors: Map<string, TensorEntry>, { changes, replaced, keepsTying }: LoraAdapter, scale: number): void {
  const isTied = !tensors.has(headName);
  const untie = (): void => {
    if (isTied && !keepsTying && !tensors.has(headName))
      tensors.set(headName, tensors.get(embeddingsName) as TensorEntry);
  };
  const isShared = isTied && keepsTying;
  for (const [weight, { entry, inPlace }] of replaced) {
    if (inPlace) tensors.set(isTied && weight === headName ? embeddingsName : weight, entry);
  }
  for (const [weight, { entry, inPlace }] of replaced) {
    if (inPlace || (isShared && weight === headName)) continue;
    if (weight === embeddingsName) untie();
    tensors.set(weight, entry);
  }
  for (const [weight, change] of changes) {
    if (isShared && weight === embeddingsName && changes.has(headName)) continue;
    // Trained tokens stay tied, unless the head has trained tokens of its own.
    const staysTied = change.kind === "rows" && weight === embeddingsName && !changes.has(headName);
    if ((weight === embeddingsName || weight === headName) && !staysTied) untie();
    const changed = isShared && weight === headName ? embeddingsName : weight;
    const entry = tensors.get(changed) as TensorEntry;
    tensors.set(changed, { ...entry, changes: [...(entry.changes ?? []), scaled(change, scale)] });
  }
}

function scaled(change: WeightChange, scale: number): WeightChange {
  if (change.kind === "rows" || scale === 1) return change;
  if (change.magnitudes !== undefined) {
    throw new InvalidArgumentError("An adapter with `use_dora` has no strength: give it a `scale` of 1.");
  }
  return { ...change, scale: change.scale * scale };
}
