import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/** No model was found at the given place. Code `ERR_MODEL_NOT_FOUND`. */
export class ModelNotFoundError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_MODEL_NOT_FOUND", message, options);
  }
}
