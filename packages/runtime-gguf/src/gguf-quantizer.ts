import { rm } from "node:fs/promises";
import { InferenceFailedError, InvalidArgumentError } from "@medgemma/core";
import { GgufFile } from "./files/gguf-file.js";
import { loadLibrary } from "./native/load-library.js";

export interface QuantizeJob {
  /** Path of a text model's GGUF with F32, F16 or BF16 weights. */
  readonly input: string;
  /** Path of the file to make. */
  readonly output: string;
  /** Number of llama.cpp's `llama_ftype`, for example 15 for Q4_K_M. */
  readonly fileType: number;
}

export interface QuantizerOptions {
  /** Threads that compute. Default: the physical cores. */
  readonly threads?: number;
}

/** llama.cpp's quantiser, for `convertCheckpointToGguf` of `@medgemma/convert`. */
export function ggufQuantizer({ threads }: QuantizerOptions = {}): { quantize(job: QuantizeJob): Promise<void> } {
  return {
    /**
     * @throws {InvalidArgumentError} when the output exists.
     * @throws {InferenceFailedError} with llama.cpp's reason; nothing is left behind.
     */
    async quantize({ input, output, fileType }) {
      if (input === output) throw new InvalidArgumentError("`output` must be another file than `input`.");
      (await GgufFile.read(input)).expectRole("text");
      const { llama, log, nodeLlama } = await loadLibrary("cpu");
      const params = {
        ...llama.llama_model_quantize_default_params(),
        nthread: threads ?? nodeLlama.cpuMathCores,
        ftype: fileType,
      };
      const code = await log.capture(() => llama.llama_model_quantize.offThread(input, output, params));
      if (code === 0) return;
      await rm(output, { force: true });
      throw new InferenceFailedError(`llama.cpp could not quantise the model. ${log.take()}`, {
        hint: "The output's disk may be full: file and quantised file lie side by side for a while.",
      });
    },
  };
}
