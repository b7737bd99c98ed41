import { createLoader, type Runtime } from "@medgemma/core";
import type { GgufRuntimeOptions } from "./gguf-options.js";
import { openModel } from "./open-model.js";
import { probeDevices } from "./probe-devices.js";

/**
 * MedGemma on llama.cpp, in this process. Loads GGUF files: a folder made by `convertCheckpointToGguf` of
 * `@medgemma/convert`, a folder with a text and an mmproj GGUF, or a text GGUF; and checkpoints, which are converted once. By
 * Hugging Face id, path or address.
 *
 * The native library is loaded when a model is; what computes runs on threads of its own.
 */
export function ggufRuntime(options: GgufRuntimeOptions = {}): Runtime {
  return {
    specVersion: 1,
    id: "gguf",
    probe: probeDevices,
    open: (source, loadOptions) => openModel(source, options, loadOptions),
    load: createLoader((source, loadOptions) => openModel(source, options, loadOptions)),
  };
}
