import type { WebDevice } from "./web-options.js";

/**
 * Builds of onnxruntime-web. The default one and `/all` are never used: in 1.30 their WebGPU kernels are older ones that
 * ignore sliding windows without an error.
 */
export type OrtEntry = "jspi" | "webgpu" | "wasm";

/** The build for a device: with JavaScript Promise Integration weights need no copy in memory. */
export function chooseEntry(device: WebDevice, jspi: boolean): OrtEntry {
  if (device === "wasm") return "wasm";
  return jspi ? "jspi" : "webgpu";
}
