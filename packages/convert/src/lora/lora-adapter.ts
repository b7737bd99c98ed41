import type { TensorEntry } from "../checkpoint/tensor-entry.js";
import type { LowRankUpdate } from "./low-rank-update.js";

/** A PEFT adapter, by this package's names of the weights that it changes. */
export interface LoraAdapter {
  readonly updates: ReadonlyMap<string, LowRankUpdate>;
  /** Weights that training replaced as a whole (`modules_to_save`); their files are absolute paths. */
  readonly replaced: ReadonlyMap<string, TensorEntry>;
}
