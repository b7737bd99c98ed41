import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/** There is not enough memory for the operation. Code `ERR_OUT_OF_MEMORY`. */
export class OutOfMemoryError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_OUT_OF_MEMORY", message, options);
  }
}
