import type { TensorEntry } from "../checkpoint/tensor-entry.js";
import type { WeightChange } from "./weight-change.js";

/** A weight that an adapter brings as a whole. */
export interface ReplacedWeight {
  /** Its file is an absolute path. */
  readonly entry: TensorEntry;
  /** Whether PEFT reads it into the base model itself, so that what is tied to the weight follows it. */
  readonly inPlace: boolean;
}

/** A PEFT adapter, by this package's names of the weights that it changes. */
export interface LoraAdapter {
  readonly changes: ReadonlyMap<string, WeightChange>;
  /** Weights that training replaced as a whole (`modules_to_save`, `bias`). They come before `changes`. */
  readonly replaced: ReadonlyMap<string, ReplacedWeight>;
  /** Whether the output head keeps following the token embeddings when they change. */
  readonly keepsTying: boolean;
}
