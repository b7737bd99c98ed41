import type { QueueOptions } from "./call-queue.js";
import type { LanguageModelParts } from "./create-language-model.js";
import type { LanguageModel } from "./language-model.js";
import type { ModelFamily } from "./model-family.js";

/**
 * Where a model is: a Hugging Face id (`owner/name`, `owner/name@revision`), a folder, a GGUF file, a `file:` URL, the
 * `https://` address of a converted package, or `hf:owner/name[@revision][/path]`. The same source works on every runtime that
 * can run it.
 */
export type ModelSource = string | URL;

/** How models are fetched from the Hugging Face Hub and kept. */
export interface HubOptions {
  /** Access token of the Hub. Default: `HF_TOKEN`, else the one that `hf auth login` stored. In browsers: none. */
  readonly token?: string;
  /** Address of the Hub; it may have a path. Default: `HF_ENDPOINT`, else `https://huggingface.co`. */
  readonly endpoint?: string;
  /** No request is made: what is not here already is `ERR_OFFLINE`. Default: whether `HF_HUB_OFFLINE` is 1. */
  readonly offline?: boolean;
  /** Folder of models that were fetched and converted. Default: `MEDGEMMA_HOME`, else the platform's cache folder. */
  readonly cacheFolder?: string;
  /** Replaces `fetch` for every request. Default: the platform's, through `HTTP_PROXY` and `HTTPS_PROXY` in Node. */
  readonly fetch?: (input: string | URL, init?: object) => Promise<unknown>;
}

export interface LoadProgress {
  /** What is going on, for example `decoder`. */
  readonly stage: string;
  /** From 0 to 1. */
  readonly fraction: number;
  /** While a model is downloaded: bytes that are here already, and bytes in all. */
  readonly receivedBytes?: number;
  readonly totalBytes?: number;
  /** While a model is downloaded: bytes that came per second, lately. */
  readonly bytesPerSecond?: number;
  /** What people should read before they wait: what is fetched, how much of the disk it takes, which terms go with it. */
  readonly message?: string;
}

/** A LoRA adapter that is added to a model when it is loaded. */
export interface AdapterFile {
  /**
   * Path of the adapter's file; for llama.cpp, a GGUF made by `convertAdapterToGguf` of `@medgemma/convert`. Or where it is
   * on the Hub: `owner/name`, `hf:owner/name/adapter.gguf`.
   */
  readonly file: string;
  /** Multiplies the adapter's own scale. Default 1. */
  readonly scale?: number;
}

export interface LoadOptions {
  /**
   * Weights of a model that is converted at load, or chosen among several files: `auto` (default), `fp32`, `q8`, `q4`, or a
   * name of the runtime's own, such as `q5_k_m` for llama.cpp. `auto` takes full precision where it fits well into memory, else
   * the best that fits; `model.info.formatReason` says why. A converted model has one format; another one asked for is an error.
   */
  readonly format?: string;
  /**
   * Which generation of MedGemma a fine-tune comes from: tasks then use the prompt forms that it was trained with. Default:
   * what the model's name tells; `model.info.family`.
   */
  readonly family?: ModelFamily;
  /** How models are fetched from the Hugging Face Hub and kept. */
  readonly hub?: HubOptions;
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
