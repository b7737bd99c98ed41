import type { LanguageModelParts } from "@medgemma/core";
import type { ReferenceFolder } from "./reference-folder.js";

/** How close a runtime must come to the reference. */
export interface Tolerances {
  /** Largest absolute difference of a logit. */
  readonly logits: number;
  /** Largest absolute difference of an image feature. */
  readonly features: number;
  /** Paths may part at a step whose two best logits are closer than this. */
  readonly margin: number;
  /** Largest absolute difference of a token's log-probability. */
  readonly logprob: number;
}

/** The tolerances that fp32 weights are held to on ONNX Runtime. */
export const fp32Tolerances: Tolerances = { logits: 1e-3, features: 1e-3, margin: 1e-3, logprob: 1e-3 };

/** A model under test, with what is needed to rebuild the reference's prompts. */
export interface VerifiedModel extends LanguageModelParts {
  readonly imageTokenId?: number;
}

export interface VerifyContext {
  readonly reference: ReferenceFolder;
  readonly tolerances: Tolerances;
}
