export { ggufQuantizer, type QuantizeJob, type QuantizerOptions } from "./gguf-quantizer.js";
export type { GgufDevice, GgufRuntimeOptions, KvCacheType } from "./gguf-options.js";
export { findGgufFiles, type GgufFiles } from "./find-gguf-files.js";
export { ggufRuntime } from "./gguf-runtime.js";
