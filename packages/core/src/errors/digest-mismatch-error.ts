import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/** A file's digest is not the expected one. Code `ERR_DIGEST_MISMATCH`. */
export class DigestMismatchError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_DIGEST_MISMATCH", message, options);
  }
}
