import { InvalidArgumentError, type PackageManifest } from "@medgemma/core";
import type { Checkpoint } from "../checkpoint/read-checkpoint.js";
import type { TensorEntry } from "../checkpoint/tensor-entry.js";
import { tensorLayout } from "../checkpoint/tensor-layout.js";
import { embeddingsName, headName } from "../checkpoint/tensor-names.js";
import { folderName } from "../output/publish-folder.js";
import { dropTiedHead } from "../weights/drop-tied-head.js";
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

/**
 * A checkpoint whose weights read as if the adapters had been merged into them, with a head only where that differs from the
 * embeddings. Nothing is written.
 */
export async function mergeAdapters(
  checkpoint: Checkpoint,
  adapters: readonly AdapterSource[],
  signal?: AbortSignal,
): Promise<Checkpoint> {
  // Whether a model is tied decides what an adapter does.
  const base = await dropTiedHead(checkpoint, signal);
  if (adapters.length === 0) return base;
  const layout = tensorLayout(base.config);
  const tensors = new Map(base.tensors);
  for (const { folder, scale = 1 } of adapters) {
    if (!Number.isFinite(scale)) throw new InvalidArgumentError("An adapter's `scale` has to be a finite number.");
    merge(tensors, await readAdapter(folder, layout), { scale, isSaidToBeTied: base.isSaidToBeTied });
  }
  return dropTiedHead({ ...base, tensors }, signal);
}

/**
 * The output head of a tied model is the same tensor as the token embeddings. PEFT unties the two as soon as one of them is
 * trained as a copy or gets an update, unless it is told to keep them tied; then the adapter holds the same change twice. Should
 * two such updates differ, PEFT uses the head's, which it reads last.
 */
function merge(
  tensors: Map<string, TensorEntry>,
  { changes, replaced, keepsTying }: LoraAdapter,
  { scale, isSaidToBeTied }: { readonly scale: number; readonly isSaidToBeTied: boolean },
): void {
  const isTied = !tensors.has(headName);
  const untie = (): void => {
    if (!tensors.has(headName)) tensors.set(headName, tensors.get(embeddingsName) as TensorEntry);
  };
  for (const [weight, { entry, inPlace }] of replaced) {
    if (inPlace) tensors.set(isTied && weight === headName ? embeddingsName : weight, entry);
  }
  for (const [weight, { entry, inPlace }] of replaced) {
    if (inPlace || (isTied && keepsTying && weight === headName)) continue;
    if (weight === embeddingsName && !keepsTying) untie();
    tensors.set(weight, entry);
  }
  const change = (weight: string, made: WeightChange): void => {
    const entry = tensors.get(weight) as TensorEntry;
    tensors.set(weight, { ...entry, changes: [...(entry.changes ?? []), scaled(made, scale)] });
  };
  for (const [weight, made] of changes) if (weight !== embeddingsName && weight !== headName) change(weight, made);
  const [onEmbeddings, onHead] = [changes.get(embeddingsName), changes.get(headName)];
  const sharesUpdate = isTied && keepsTying && onHead?.kind === "low-rank";
  if (onEmbeddings !== undefined && !(sharesUpdate && onEmbeddings.kind === "low-rank")) {
    // Trained tokens stay tied, unless the head has trained tokens of its own.
    const staysTied = onEmbeddings.kind === "rows" ? onHead?.kind !== "rows" : keepsTying;
    if (!staysTied) untie();
    change(embeddingsName, onEmbeddings);
    // PEFT asks the config and not the weights whether trained tokens are the head's, too.
    if (!isTied && isSaidToBeTied && staysTied && onEmbeddings.kind === "rows") change(headName, onEmbeddings);
  }
  if (onHead === undefined) return;
  if (!sharesUpdate) untie();
  change(sharesUpdate ? embeddingsName : headName, onHead);
}

function scaled(change: WeightChange, scale: number): WeightChange {
  if (change.kind === "rows" || scale === 1) return change;
  if (change.magnitudes !== undefined) {
    throw new InvalidArgumentError("An adapter with `use_dora` has no strength: give it a `scale` of 1.");
  }
  return { ...change, scale: change.scale * scale };
}
