/** Rewrites a GGUF file with quantised weights. `ggufQuantizer()` of `@medgemma/runtime-gguf` is one. */
export interface GgufQuantizer {
  quantize(job: {
    /** Path of a file with F32, F16 or BF16 weights. */
    readonly input: string;
    /** Path of the file to make. */
    readonly output: string;
    /** Number of llama.cpp's `llama_ftype`. */
    readonly fileType: number;
  }): Promise<void>;
}
