import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/** The model needs its terms accepted, or a token, before it can be downloaded. Code `ERR_MODEL_GATED`. */
export class ModelGatedError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_MODEL_GATED", message, options);
  }
}
