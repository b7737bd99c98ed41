import type { DeviceSupport, PackageManifest } from "@medgemma/core";
import { type BrowserFacts, insecureReason } from "./browser-facts.js";
import { largestTensorBytes } from "./largest-tensor.js";
import type { WebDevice } from "./web-options.js";

/** WebAssembly's memory ends at 4 GiB, and the weights lie in it more than once while a model is opened. */
export const maxWasmPackageBytes = 2 ** 30;

/** A file that has to pass through JavaScript's memory as a whole cannot be larger. */
export const maxWholeFileBytes = 2 ** 31 - 1;

const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

/**
 * Tells for each device whether it can run a package, and why not.
 *
 * @param manifest the package; without it, whether the device is there at all.
 */
export function judgeDevices(facts: BrowserFacts, manifest?: PackageManifest): readonly DeviceSupport[] {
  const reasons: Readonly<Record<WebDevice, string | undefined>> = {
    webgpu: gpuReason(facts, manifest),
    wasm: wasmReason(facts, manifest),
  };
  return (["webgpu", "wasm"] as const).map((device) => {
    const reason = reasons[device];
    return reason === undefined ? { device, available: true } : { device, available: false, reason };
  });
}

function gpuReason({ gpu, jspi }: BrowserFacts, manifest: PackageManifest | undefined): string | undefined {
  if ("reason" in gpu) return gpu.reason;
  if (manifest === undefined) return undefined;
  const largest = largestTensorBytes(manifest);
  const limit = Math.min(gpu.maxBufferBytes, gpu.maxStorageBufferBindingBytes);
  if (largest > limit) {
    return (
      `The model's largest weight has ${megabytes(largest)}, and this GPU takes buffers of ${megabytes(limit)} at most. ` +
      "Convert the model to q8 or q4."
    );
  }
  const whole = Object.values(manifest.files).find(({ bytes }) => bytes > maxWholeFileBytes);
  if (!jspi && whole !== undefined) {
    return (
      `The file ${whole.path} has ${megabytes(whole.bytes)}. This browser lacks JavaScript Promise Integration, ` +
      "without which a file must stay below 2 GiB."
    );
  }
  return undefined;
}

function wasmReason({ secureContext }: BrowserFacts, manifest: PackageManifest | undefined): string | undefined {
  // Storage and Web Cryptography are hidden there, and loading refuses.
  if (!secureContext) return insecureReason;
  if (manifest === undefined) return undefined;
  const bytes = Object.values(manifest.files).reduce((sum, file) => sum + file.bytes, 0);
  if (bytes <= maxWasmPackageBytes) return undefined;
  return `WebAssembly is for small models, of ${megabytes(maxWasmPackageBytes)} at most; this one has ${megabytes(bytes)}.`;
}
