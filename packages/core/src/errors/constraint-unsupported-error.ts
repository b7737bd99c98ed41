import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/** An output constraint uses a feature that is not supported. Code `ERR_CONSTRAINT_UNSUPPORTED`. */
export class ConstraintUnsupportedError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_CONSTRAINT_UNSUPPORTED", message, options);
  }
}
