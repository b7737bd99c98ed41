import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { OnnxDevice } from "./onnx-options.js";
import { ownFile } from "./script-elsewhere.js";

/**
 * Refuses CUDA before onnxruntime does, since its own attempt writes to the terminal: the provider library
 * comes with an install script that package managers do not run by default.
 *
 * @throws {Error} with the reason.
 */
export function assertDeviceInstalled(device: OnnxDevice): void {
  if (device !== "cuda") return;
  const entry = createRequire(ownFile() ?? "/").resolve("onnxruntime-node");
  const library = "libonnxruntime_providers_cuda.so";
  const found = existsSync(join(dirname(entry), "..", "bin", "napi-v6", process.platform, process.arch, library));
  if (!found) throw new Error(`${library} is not installed; allow the install script of onnxruntime-node to get it`);
}
