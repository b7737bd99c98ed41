import type { PackageManifest } from "./package-manifest.js";
import type { PreparedPrompt } from "./prepared-prompt.js";

/** Runs texts through a model and tells what its layers were fed with. `onnxCalibrator()` of `@medgemma/runtime-onnx` is one. */
export interface Calibrator {
  /**
   * @returns the sums of squares that the decoder's output `input_squares` gave, added up over the runs of all prompts. The first run of each
   *   prompt, which is the token that begins every text, is left out: its inputs are a hundred times as large as all others.
   */
  inputSquares(job: CalibrationJob): Promise<Float64Array>;
}

export interface CalibrationJob {
  /** Folder of a package whose decoder has the output. */
  readonly folder: string;
  readonly manifest: PackageManifest;
  readonly prompts: readonly PreparedPrompt[];
  readonly signal?: AbortSignal;
  /** Hears what share of the tokens is done, 0 to 1. */
  readonly onProgress?: (fraction: number) => void;
}
