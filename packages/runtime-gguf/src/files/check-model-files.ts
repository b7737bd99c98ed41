import { checkAdapter } from "./check-adapter.js";
import { vocabularySteps } from "./check-vocabulary.js";
import { GgufFile } from "./gguf-file.js";
import type { ModelFiles } from "./model-files.js";
import { readTextShape, readVisionShape } from "./model-shape.js";
import { runSliced } from "./slices.js";
import { checkVisionTensors } from "./vision-tensors.js";

/**
 * Checks all that native code would take on trust, and end the process about, before it sees a file. What a converted
 * folder's manifest says is no reason to trust its files.
 *
 * @throws {CorruptModelError} or {UnsupportedModelError} naming the key or the tensor.
 * @throws the signal's reason when aborted.
 */
export async function checkModelFiles({ text, mmproj }: ModelFiles, signal?: AbortSignal): Promise<void> {
  // Cheap, and what the shape is made of.
  readTextShape(text);
  if (mmproj !== undefined) checkVisionTensors(mmproj, readVisionShape(mmproj));
  await runSliced(vocabularySteps(text), signal);
}

/** Checks files by their paths, as a load does, without any native code. For tests of these checks. */
export async function checkGgufFiles(paths: {
  readonly text: string;
  readonly mmproj?: string;
  readonly adapter?: string;
}): Promise<void> {
  const text = await GgufFile.read(paths.text);
  await checkModelFiles({ text, ...(paths.mmproj !== undefined && { mmproj: await GgufFile.read(paths.mmproj) }) });
  if (paths.adapter !== undefined) checkAdapter(await GgufFile.read(paths.adapter), text);
}
