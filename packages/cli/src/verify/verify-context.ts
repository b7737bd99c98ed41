import type { LanguageModelParts } from "@medgemma/core";
import type { ReferenceFolder } from "./reference-folder.js";

/** How close a runtime must come to the reference. */
export interface Tolerances {
  /** Largest absolute difference of a logit; Infinity where only the direction counts. */
  readonly logits: number;
  /** Smallest cosine of the logits with the reference's. */
  readonly cosine: number;
  /** Largest absolute difference of an image feature. */
  readonly features: number;
  /** Paths may part at a step whose two best logits are closer than this. */
  readonly margin: number;
  /** Largest absolute difference of a token's log-probability. */
  readonly logprob: number;
}

/** The tolerances that fp32 weights are held to on ONNX Runtime. */
export const fp32Tolerances: Tolerances = { logits: 1e-3, cosine: 0.9999, features: 1e-3, margin: 1e-3, logprob: 1e-3 };

/**
 * Those of F32 files on llama.cpp with a float32 cache and without flash attention: ggml's GELU reads a
 * 16-bit table, which moves logits by some thousandths.
 */
export const ggufTolerances: Tolerances = {
  logits: Infinity,
  cosine: 0.9999,
  features: 2e-3,
  margin: 1e-2,
  logprob: 2e-2,
};

/** A model under test, with what is needed to rebuild the reference's prompts. */
export interface VerifiedModel extends LanguageModelParts {
  readonly imageTokenId?: number;
}

export interface VerifyContext {
  readonly reference: ReferenceFolder;
  readonly tolerances: Tolerances;
}
