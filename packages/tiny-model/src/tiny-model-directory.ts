import { fileURLToPath } from "node:url";

/** `onnx` is for the runtimes on ONNX Runtime, in Node and in browsers; `gguf` is for llama.cpp. */
export type TinyModelFormat = "onnx" | "gguf";

/**
 * Folder of the tiny model, as `loadMedGemma` takes it. In Node; an application for browsers copies the files of
 * `@medgemma/tiny-model/onnx/` to where it is served from.
 */
export function tinyModelDirectory(format: TinyModelFormat): string {
  return fileURLToPath(new URL(`../dist/${format}`, import.meta.url));
}
