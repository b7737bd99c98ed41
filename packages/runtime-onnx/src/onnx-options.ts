/** Devices of onnxruntime-node. Which exist depends on the platform; `probe()` tells. */
export type OnnxDevice = "cpu" | "webgpu" | "cuda" | "coreml" | "dml";

export interface OnnxRuntimeOptions {
  /**
   * Where to compute. `auto` (default) takes CUDA where its provider library is installed, else the CPU.
   * A named device is used or refused, never replaced.
   */
  readonly device?: OnnxDevice | "auto";
  /** Threads that compute. Default: onnxruntime's own choice, the physical cores. */
  readonly threads?: number;
  /** Positions (prompt and answer) at most. Default: what the model allows. */
  readonly contextLength?: number;
  /** Tokens per prefill run: the granularity of progress and abort. Default 64. */
  readonly prefillChunkTokens?: number;
  /** Bytes of key/value caches kept for prefix reuse. Default 1 GiB; 0 turns reuse off. */
  readonly prefixCacheBytes?: number;
  /**
   * Keeps features of images in files of this folder, so that an image that was shown before is not encoded again, in later
   * processes too. They are made of patients' images: keep them as safe as those. Nothing is removed. Default: in memory only.
   */
  readonly imageFeatureFolder?: string;
  /** Checks the SHA-256 of every file at load, which reads the whole package. Default false: sizes only. */
  readonly verifyDigests?: boolean;
}
