import { type Calibrator, checkFields, InferenceFailedError, isInteger } from "@medgemma/core";
import { startEngineWorker } from "./engine-worker.js";
import type { LoadArguments } from "./worker-messages.js";

export interface CalibratorOptions {
  /** Threads that compute. Default: onnxruntime's, the physical cores. */
  readonly threads?: number;
}

/** Tokens per run, between which progress and abort are heard. */
const chunkTokens = 64;

/**
 * Runs texts through a model on the CPU, for `calibration` of `convertCheckpoint` of `@medgemma/convert`. It computes in a
 * worker thread.
 */
export function onnxCalibrator(options: CalibratorOptions = {}): Calibrator {
  checkFields("The options of onnxCalibrator", options, { threads: isInteger(1) });
  return {
    /**
     * @throws {InferenceFailedError} when the package does not count, or the texts are empty.
     * @throws the signal's reason when aborted.
     */
    async inputSquares({ folder, manifest, prompts, signal, onProgress }) {
      const { client, terminate } = startEngineWorker();
      const call = signal === undefined ? {} : { signal };
      try {
        const load: LoadArguments = {
          folder,
          manifest,
          devices: ["cpu"],
          prefillChunkTokens: chunkTokens,
          prefixCacheBytes: 0,
          ...options,
        };
        await client.call("load", load, call);
        const total = prompts.reduce((sum, { length }) => sum + length, 0);
        let done = 0;
        for (const prompt of prompts) {
          const { sequence } = await client.call("start", prompt, {
            ...call,
            onProgress: ({ processedTokens }) => onProgress?.((done + processedTokens) / total),
          });
          await client.call("end", sequence);
          done += prompt.length;
        }
        const squares = await client.call("inputSquares", undefined);
        if (squares === undefined) throw new InferenceFailedError("The calibration text is empty.");
        return squares;
      } finally {
        await client.call("dispose", undefined).catch(() => {});
        await terminate();
      }
    },
  };
}
