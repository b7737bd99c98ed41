/** Where to compute. Which exist depends on the platform and on what is installed; `probe()` tells. */
export type GgufDevice = "cpu" | "cuda" | "metal" | "vulkan";

/** Type of the stored keys and values. */
export type KvCacheType = "f16" | "f32";

export interface GgufRuntimeOptions {
  /**
   * Where to compute. `auto` (default) takes the first that works of Metal (macOS) or CUDA and Vulkan, else
   * the CPU. A named device is used or refused, never replaced.
   */
  readonly device?: GgufDevice | "auto";
  /** Layers on the GPU. `auto` (default): as many as fit its memory; `max`: all. Ignored on the CPU. */
  readonly gpuLayers?: number | "auto" | "max";
  /**
   * Threads that compute. Default: the physical cores, since llama.cpp's threads spin and more make it slower;
   * one for text models under 64 MiB.
   */
  readonly threads?: number;
  /**
   * Positions (prompt and answer) at most. llama.cpp reserves the memory for them when it loads: 136 KiB per
   * position for the 4B model with an `f16` cache. Default: 8192, or what the model allows if that is less.
   */
  readonly contextLength?: number;
  /**
   * Attention without the score matrix: less memory, and keys and values rounded to 16 bits. `auto`
   * (default): where llama.cpp supports it.
   */
  readonly flashAttention?: boolean | "auto";
  /** Default `f16`. `f32` doubles the memory; with `flashAttention: false` it comes closest to float32. */
  readonly kvCacheType?: KvCacheType;
  /** Tokens per prefill run: the granularity of progress, and of abort on GPUs. Default 64 on the CPU, 512 else. */
  readonly prefillChunkTokens?: number;
  /**
   * Bytes of keys and values that are kept of ended prompts, for prompts that begin alike; the latest is kept in
   * place, beside them. Default 1 GiB; 0 turns reuse off.
   */
  readonly prefixCacheBytes?: number;
  /**
   * Image encoder (mmproj GGUF) for a model that is given as a single GGUF file. Folders are searched for theirs; of several
   * the most exact is taken, unless one is named here.
   */
  readonly mmproj?: string;
  /**
   * Keeps features of images in files of this folder, so that an image that was shown before is not encoded again, in later
   * processes too. They are made of patients' images: keep them as safe as those. Nothing is removed. Default: in memory only.
   */
  readonly imageFeatureFolder?: string;
  /** Checks the SHA-256 of every file against the manifest at load, which reads them whole. Default false. */
  readonly verifyDigests?: boolean;
  /**
   * Loads the model in a process of its own first, and computes a token there: should a file end a process, it ends that
   * one, and `load` throws. For files from strangers; it takes as long as loading and answering once. Default false.
   */
  readonly checkInChild?: boolean;
  /** Refuse to load what does not fit into memory. Default true. */
  readonly memoryCheck?: boolean;
}
