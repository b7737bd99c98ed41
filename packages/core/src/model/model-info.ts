import type { ModelFamily } from "./model-family.js";

/** Facts about a loaded model, for provenance and for people. */
export interface ModelInfo {
  /** Name of the model, for example `medgemma-1.5-4b-it`. */
  readonly name: string;
  /** Revision of the source, when known. */
  readonly revision?: string;
  /** Hexadecimal SHA-256 that identifies the weights and their format. */
  readonly sha256: string;
  /** Weight format, for example `fp32` or `q4`. */
  readonly format: string;
  /**
   * Stored bits per weight of the decoder's layers, scales included. Norms, token embeddings and output head are not counted.
   */
  readonly bitsPerWeight?: number;
  /** Why this format was chosen, when it was chosen at load. */
  readonly formatReason?: string;
  /** The generation of MedGemma whose prompt forms it knows. Absent when neither its name nor the load options tell. */
  readonly family?: ModelFamily;
  /** LoRA adapters that were added at load. `sha256` is their files'. */
  readonly adapters?: readonly { readonly name: string; readonly sha256: string; readonly scale: number }[];
  /** Id and version of the runtime and the device it computes on. */
  readonly runtime: { readonly id: string; readonly version: string; readonly device: string };
  /** Things the developer should know, for example an unknown chat template. */
  readonly warnings: readonly string[];
  /** True for `@medgemma/core/testing`: everything it returns is made up. */
  readonly mock?: boolean;
}
