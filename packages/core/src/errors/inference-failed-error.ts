import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/** The runtime failed while it computed. Code `ERR_INFERENCE_FAILED`. */
export class InferenceFailedError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_INFERENCE_FAILED", message, options);
  }
}
