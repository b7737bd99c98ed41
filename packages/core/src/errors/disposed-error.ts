import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/** The object was used after it was disposed. Code `ERR_DISPOSED`. */
export class DisposedError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_DISPOSED", message, options);
  }
}
