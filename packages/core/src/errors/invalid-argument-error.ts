import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/** An argument has a wrong type, shape or range. Code `ERR_INVALID_ARGUMENT`. */
export class InvalidArgumentError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_INVALID_ARGUMENT", message, options);
  }
}
