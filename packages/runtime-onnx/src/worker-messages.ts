import type { DeviceSupport, PackageManifest } from "@medgemma/core";
import type { OnnxDevice } from "./onnx-options.js";

/** What the thread is started with. */
export interface WorkerStart {
  /** Memory of the `NativeGate`. */
  readonly gate: SharedArrayBuffer;
}

/** What the worker needs to load a package. */
export interface LoadArguments {
  readonly folder: string;
  readonly manifest: PackageManifest;
  /** Devices to try, in order. */
  readonly devices: readonly OnnxDevice[];
  readonly threads?: number;
  readonly prefillChunkTokens?: number;
  readonly prefixCacheBytes?: number;
  /** Absolute path of a folder for features of images, and the SHA-256 of the model that makes them. */
  readonly imageFeatures?: { readonly folder: string; readonly model: string };
}

export interface LoadResult {
  readonly device: OnnxDevice;
  /** Version of onnxruntime. */
  readonly version: string;
  /** See `runsAreExact`. */
  readonly exactRuns: boolean;
  /** Devices that were tried before and refused. */
  readonly refusals: readonly DeviceSupport[];
}
