import type { LanguageModelParts } from "./create-language-model.js";
import type { LanguageModel } from "./language-model.js";

/** Where a model is: a folder, or what a runtime documents. */
export type ModelSource = string | URL;

export interface LoadProgress {
  /** What is going on, for example `decoder`. */
  readonly stage: string;
  /** From 0 to 1. */
  readonly fraction: number;
  /** While a model is downloaded: bytes that are here already, and bytes in all. */
  readonly receivedBytes?: number;
  readonly totalBytes?: number;
}

export interface LoadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: LoadProgress) => void;
}

/** A device and whether it can be used; `reason` says why not. */
export interface DeviceSupport {
  readonly device: string;
  readonly available: boolean;
  readonly reason?: string;
}

export interface RuntimeSupport {
  readonly available: boolean;
  readonly devices: readonly DeviceSupport[];
  /** Why the runtime as a whole cannot be used. */
  readonly reason?: string;
}

/**
 * A backend. Making one loads no native library and starts nothing.
 *
 * @typeParam Source what it loads; runtimes may take more than paths and URLs.
 */
export interface Runtime<in Source = ModelSource> {
  readonly specVersion: 1;
  readonly id: string;
  /** Tells what this machine offers. */
  probe(): Promise<RuntimeSupport>;
  load(source: Source, options?: LoadOptions): Promise<LanguageModel>;
  /** Loads the tier below: raw logits and image features, for tools that check numbers. The caller disposes `model`. */
  open(source: Source, options?: LoadOptions): Promise<LanguageModelParts>;
}
