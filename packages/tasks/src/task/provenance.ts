import type { GenerationTimings, GenerationUsage, ModelInfo, SamplingOptions } from "@medgemma/core";

/** An image that went into a task. */
export interface ImageProvenance {
  /** SHA-256 of the RGB pixels as given, hexadecimal. */
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
}

/** The wording that was used; the hash covers the template, never what was filled in. */
export interface PromptProvenance {
  readonly id: string;
  readonly version: string;
  readonly sha256: string;
}

/** Where a result comes from: enough to make it again. */
export interface Provenance {
  readonly task: string;
  readonly model: Pick<ModelInfo, "name" | "revision" | "sha256" | "format">;
  readonly runtime: ModelInfo["runtime"];
  readonly prompt: PromptProvenance;
  readonly images: readonly ImageProvenance[];
  readonly sampling: SamplingOptions;
  readonly imageFit: string;
  readonly usage: GenerationUsage;
  readonly timings: GenerationTimings;
  /** True when the model was a mock: the result is made up. */
  readonly mock: boolean;
}
