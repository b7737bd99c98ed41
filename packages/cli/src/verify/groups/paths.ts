import { type GroupResult, mergeResults } from "../group-result.js";
import { type OpenAdapters, openCheckpoint } from "../open-checkpoint.js";
import type { ReferenceFolder } from "../reference-folder.js";
import type { VerifyBackend } from "../verify-backend.js";
import { verifyForward } from "./numbers.js";

export interface PathsInput extends OpenAdapters {
  /** Checkpoint, or what the runtime loads. */
  readonly path: string;
  /** Reference file, without a variant's suffix and the extension. */
  readonly name: string;
  readonly group: string;
}

/** Logits and greedy continuations of one model and one file, in one group. */
export async function verifyPaths(
  reference: ReferenceFolder,
  backend: VerifyBackend,
  { path, name, group, ...adapters }: PathsInput,
): Promise<GroupResult> {
  const { model, variant, close } = await openCheckpoint(backend, path, adapters);
  try {
    const tolerances = variant?.tolerances ?? backend.tolerances;
    const file = `${name}${variant?.suffix ?? ""}.json`;
    const { forward, greedy } = await verifyForward({ reference, tolerances }, model, file);
    return mergeResults(group, [forward, greedy]);
  } finally {
    await close();
  }
}
