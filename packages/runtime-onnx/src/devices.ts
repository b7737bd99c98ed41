import { InvalidArgumentError } from "@medgemma/core";
import type { OnnxDevice } from "./onnx-options.js";

/** Every device that onnxruntime-node knows; which exist depends on platform and installation. */
export const allDevices: readonly OnnxDevice[] = ["cpu", "webgpu", "cuda", "coreml", "dml"];

/**
 * Devices to try, in order. `auto` does not take WebGPU, Core ML or DirectML: they must be asked for, since
 * the cache of keys and values crosses to the device at every step, and nobody measured them with this graph.
 *
 * @throws {InvalidArgumentError} for a name that is no device.
 */
export function devicesToTry(device: OnnxDevice | "auto"): readonly OnnxDevice[] {
  if (device === "auto") return ["cuda", "cpu"];
  if (allDevices.includes(device)) return [device];
  throw new InvalidArgumentError(`\`device\` must be auto or one of: ${allDevices.join(", ")}.`);
}
