import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/** A model file is damaged, incomplete or inconsistent. Code `ERR_CORRUPT_MODEL`. */
export class CorruptModelError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_CORRUPT_MODEL", message, options);
  }
}
