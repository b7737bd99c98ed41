export { ggufQuantizer, type QuantizeJob, type QuantizerOptions } from "./gguf-quantizer.js";
export type { GgufDevice, GgufRuntimeOptions, KvCacheType } from "./gguf-options.js";
export { ggufNames, isGgufFile } from "./files/gguf-names.js";
export { ggufRuntime } from "./gguf-runtime.js";
