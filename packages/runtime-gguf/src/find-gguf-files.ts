import { findModelFiles } from "./files/model-files.js";

/** The files that a model is loaded from. */
export interface GgufFiles {
  readonly text: string;
  /** Image encoder, if the model has one. */
  readonly mmproj?: string;
}

/**
 * Finds the files that `ggufRuntime` loads a model from, by their headers; nothing is loaded.
 *
 * @param model path of a folder or of a GGUF file.
 * @throws {ModelNotFoundError} when there is no model.
 * @throws {InvalidArgumentError} when a folder holds several.
 * @throws {CorruptModelError} or {UnsupportedModelError} when a file is damaged or for something else.
 */
export async function findGgufFiles(
  model: string,
  options: { readonly mmproj?: string; readonly signal?: AbortSignal } = {},
): Promise<GgufFiles> {
  const { text, mmproj } = await findModelFiles(model, { ...options, verifyDigests: false });
  return { text: text.path, ...(mmproj !== undefined && { mmproj: mmproj.path }) };
}
