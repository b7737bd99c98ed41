export { type CalibratorOptions, onnxCalibrator } from "./onnx-calibrator.js";
export type { OnnxDevice, OnnxRuntimeOptions } from "./onnx-options.js";
export { onnxRuntime } from "./onnx-runtime.js";
