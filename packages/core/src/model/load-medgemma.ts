import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { validateLoadOptions } from "./create-loader.js";
import type { LanguageModel } from "./language-model.js";
import type { LoadOptions, ModelSource, Runtime } from "./runtime.js";

export interface LoadMedGemmaOptions<Source = ModelSource> extends LoadOptions {
  /** Where the model is: a package folder for the ONNX runtimes. */
  readonly model: Source;
  /** The backend, for example `onnxRuntime()` of `@medgemma/runtime-onnx`. */
  readonly runtime: Runtime<Source>;
}

/**
 * Loads a model with a runtime. Swapping the runtime needs no other change.
 *
 * @throws {ModelNotFoundError} when there is no model at the place given.
 * @throws {RuntimeUnavailableError} when the runtime or its device cannot be used here.
 */
export async function loadMedGemma<Source = ModelSource>(given: LoadMedGemmaOptions<Source>): Promise<LanguageModel> {
  if (typeof given !== "object" || given === null) {
    throw new InvalidArgumentError("Give `loadMedGemma` an object with `model` and `runtime`.");
  }
  const { model, runtime, ...options } = given;
  if (runtime?.specVersion !== 1) {
    throw new InvalidArgumentError("`runtime` must be a runtime of contract version 1.", {
      hint: "Use the same release of @medgemma/core and of the runtime package.",
    });
  }
  validateLoadOptions(options);
  options.signal?.throwIfAborted();
  return runtime.load(model, options);
}
