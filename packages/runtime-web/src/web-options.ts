import type { ModelStore } from "./store/model-store.js";

/** Where to compute. `wasm` is for small models: it computes on the processor, many times slower. */
export type WebDevice = "webgpu" | "wasm";

export interface WebRuntimeOptions {
  /**
   * `auto` (default) takes WebGPU where the model fits, else WebAssembly for a small model. A named device is used or
   * refused, never replaced.
   */
  readonly device?: WebDevice | "auto";
  /** Threads on `wasm`; more than one needs cross-origin isolation. Default: onnxruntime's own choice. */
  readonly threads?: number;
  /** Positions (prompt and answer) at most. Default: what the model allows. */
  readonly contextLength?: number;
  /** Tokens per prefill run: the granularity of progress and abort. Default 256 on WebGPU, 64 on WebAssembly. */
  readonly prefillChunkTokens?: number;
  /** Bytes of key/value caches kept for prefix reuse, in the GPU's memory on WebGPU. Default 256 MiB; 0 turns reuse off. */
  readonly prefixCacheBytes?: number;
  /** Checks the SHA-256 of every file at load. Downloads are always checked when they come. Default false: sizes only. */
  readonly verifyDigests?: boolean;
  /**
   * Makes every request of a load, for example with a header of the application's. Goes before the load option `hub.fetch`, which
   * is the same for a single load. Default: the global one.
   */
  readonly fetch?: typeof globalThis.fetch;
  /** Where downloaded packages are kept. Default: `openModelStore()`, the origin's private file system. */
  readonly store?: ModelStore;
  /**
   * Where onnxruntime's `.wasm` and `.mjs` files are, if the bundler does not place them: a folder's URL with a slash at
   * the end, or the URLs of both files.
   */
  readonly wasmPaths?: string | { readonly wasm?: string; readonly mjs?: string };
  /** Starts the worker, for bundlers and hosts that need it done in another way: see the package's README. */
  readonly createWorker?: () => Worker;
}
