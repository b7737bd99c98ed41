import { UnsupportedCapabilityError } from "../errors/unsupported-capability-error.js";
import type { LoadOptions } from "./runtime.js";

/**
 * For runtimes that cannot add LoRA adapters at load.
 *
 * @throws {UnsupportedCapabilityError} when the options ask for adapters.
 */
export function refuseAdapters({ adapters = [] }: LoadOptions): void {
  if (adapters.length === 0) return;
  throw new UnsupportedCapabilityError("This runtime cannot add LoRA adapters when it loads a model.", {
    hint: "Merge them when the checkpoint is converted: `adapters` of `convertCheckpoint` of @medgemma/convert.",
  });
}
