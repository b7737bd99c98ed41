import type { ErrorMessage, PackageManifest } from "@medgemma/core";
import type { OrtEntry } from "./choose-entry.js";
import type { WebDevice, WebRuntimeOptions } from "./web-options.js";

/** What the worker needs to load a package. */
export interface LoadArguments extends Pick<
  WebRuntimeOptions,
  "threads" | "prefillChunkTokens" | "prefixCacheBytes" | "wasmPaths"
> {
  readonly manifest: PackageManifest;
  /** The package's files by path. */
  readonly files: Readonly<Record<string, Blob>>;
  readonly device: WebDevice;
  readonly entry: OrtEntry;
  /** A short prompt to try the model with. */
  readonly warmUpIds: Int32Array;
}

export interface LoadResult {
  /** Version of onnxruntime. */
  readonly version: string;
  /** See `runsAreExact` of `@medgemma/onnx-engine`. */
  readonly exactRuns: boolean;
}

/** Sent by the worker once it listens. */
export interface WorkerReady {
  readonly type: "worker-ready";
}

/** Sent by the worker when nothing that it computes is to be trusted any more. */
export interface WorkerStopped {
  readonly type: "stopped";
  readonly error: ErrorMessage;
}
