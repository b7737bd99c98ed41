import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/** The model is of a kind that this SDK does not run. Code `ERR_UNSUPPORTED_MODEL`. */
export class UnsupportedModelError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_UNSUPPORTED_MODEL", message, options);
  }
}
