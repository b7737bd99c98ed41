export type { OnnxDevice, OnnxRuntimeOptions } from "./onnx-options.js";
export { onnxRuntime } from "./onnx-runtime.js";
