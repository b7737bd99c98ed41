import { UnsupportedModelError } from "@medgemma/core";

/** The way that works for every adapter that PEFT itself can merge. */
export const mergeFirst =
  "Merge it first with PEFT: `merge_and_unload()`, then `save_pretrained()`, and convert the folder that it writes.";

/** For methods that PEFT cannot merge either. */
export const addsPrompts = "It adds positions to the prompt, which no merge puts into the weights. Train LoRA instead.";

/** Says that an adapter uses what cannot be merged here. */
export function unsupportedAdapter(what: string, hint = mergeFirst): UnsupportedModelError {
  return new UnsupportedModelError(`The adapter uses ${what}: this is not supported.`, { hint });
}
