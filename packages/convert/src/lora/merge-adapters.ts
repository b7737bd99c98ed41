import { InvalidArgumentError, type PackageManifest } from "@medgemma/core";
import type { Checkpoint } from "../checkpoint/read-checkpoint.js";
import type { TensorEntry } from "../checkpoint/tensor-entry.js";
import { tensorLayout } from "../checkpoint/tensor-layout.js";
import { headName } from "../checkpoint/tensor-names.js";
import { folderName } from "../output/publish-folder.js";
import { readAdapter } from "./read-adapter.js";

/** A PEFT adapter to be merged into the weights. */
export interface AdapterSource {
  /** Folder with `adapter_config.json` and `adapter_model.safetensors`. */
  readonly folder: string;
  /** Strength, 1 as trained. Default 1. */
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
  let { head } = checkpoint;
  for (const { folder, scale = 1 } of adapters) {
    if (!Number.isFinite(scale)) throw new InvalidArgumentError("An adapter's `scale` has to be a finite number.");
    const { updates, replaced } = await readAdapter(folder, layout);
    for (const [weight, entry] of replaced) {
      if (weight === headName) head = entry;
      else tensors.set(weight, entry);
    }
    for (const [weight, update] of updates) {
      const entry = weight === headName ? head : tensors.get(weight);
      if (entry === undefined) throw new InvalidArgumentError("The adapter changes the output head, which is tied.");
      const changed: TensorEntry = {
        ...entry,
        updates: [...(entry.updates ?? []), { ...update, scale: update.scale * scale }],
      };
      if (weight === headName) head = changed;
      else tensors.set(weight, changed);
    }
  }
  return { ...checkpoint, tensors, ...(head !== undefined && { head }) };
}
