import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { validateLoadOptions } from "./create-loader.js";
import type { LanguageModel } from "./language-model.js";
import type { LoadOptions, ModelSource, Runtime } from "./runtime.js";

export interface LoadMedGemmaOptions<Source = ModelSource> extends LoadOptions {
  /** Where the model is, for example the Hugging Face id `google/medgemma-1.5-4b-it`, or the path of a folder. */
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
  checkRuntime(runtime);
  validateLoadOptions(options);
  options.signal?.throwIfAborted();
  return runtime.load(model, options);
}

function checkRuntime(runtime: unknown): void {
  const version = typeof runtime === "object" && runtime !== null ? Reflect.get(runtime, "specVersion") : undefined;
  if (version === 1) return;
  if (typeof runtime === "function") {
    throw new InvalidArgumentError("`runtime` is a function, not a runtime.", {
      hint: "Call it: `runtime: onnxRuntime()`.",
    });
  }
  if (version === undefined) {
    const given = runtime === undefined ? "is missing" : "is no runtime";
    throw new InvalidArgumentError(`\`runtime\` ${given}.`, {
      hint: "Give `onnxRuntime()` of @medgemma/runtime-onnx, `ggufRuntime()` of @medgemma/runtime-gguf or `webRuntime()` of @medgemma/runtime-web.",
    });
  }
  throw new InvalidArgumentError(
    "`runtime` is of another version of the contract than this release of @medgemma/core.",
    {
      hint: "Install the same release of @medgemma/core and of the runtime's package.",
    },
  );
}
