import type { GgufQuantizer } from "@medgemma/convert";
import type { Calibrator } from "@medgemma/core";
import type { ContextOptions } from "../hub-context.js";

export interface ResolveOptions extends ContextOptions {
  /** Runtime that the files are for: `onnx` takes packages, `gguf` GGUF files. */
  readonly runtime: "onnx" | "gguf";
  /** `auto` (default), `fp32`, `q8`, `q4`, or a name of the runtime's own. */
  readonly format?: string;
  /** Image encoder among the GGUF files of a repository, by its name there. */
  readonly mmproj?: string;
  /** Makes the formats of GGUF that need llama.cpp's quantiser: `ggufQuantizer()` of `@medgemma/runtime-gguf`. */
  readonly quantizer?: GgufQuantizer;
  /** Rounds `q4` packages by what the layers are fed with: `onnxCalibrator()` of `@medgemma/runtime-onnx`. */
  readonly calibrator?: Calibrator;
}

/** Files on this machine that a runtime can load. */
export interface ResolvedModel {
  /** A package's folder, a folder of GGUF files, or a GGUF file. */
  readonly path: string;
  /** Image encoder that goes with a single GGUF file. */
  readonly mmproj?: string;
  /** Why the format was chosen, where there was a choice. */
  readonly formatReason?: string;
  /** What people should know. */
  readonly notes: readonly string[];
}

/** What preparing gives; notes are added to those of the source. */
export type Prepared = Omit<ResolvedModel, "notes"> & { readonly notes?: readonly string[] };
