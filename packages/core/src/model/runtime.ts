import type { QueueOptions } from "./call-queue.js";
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

/** A LoRA adapter that is added to a model when it is loaded. */
export interface AdapterFile {
  /** Path of the adapter's file; for llama.cpp, a GGUF made by `convertAdapterToGguf` of `@medgemma/convert`. */
  readonly file: string;
  /** Multiplies the adapter's own scale. Default 1. */
  readonly scale?: number;
}

export interface LoadOptions {
  /**
   * LoRA adapters, for runtimes whose capabilities say `adapters`. The others refuse them with
   * `ERR_UNSUPPORTED_CAPABILITY`; there, adapters are merged when the checkpoint is converted.
   */
  readonly adapters?: readonly AdapterFile[];
  /**
   * A model computes one call at a time; the others wait in the order in which they came, and tell their
   * position as `queued` events. `limit` bounds how many may wait: one more is refused with `ERR_QUEUE_FULL`.
   */
  readonly queue?: QueueOptions;
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
