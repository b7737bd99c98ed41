import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/** The model's answer does not have the required form. Code `ERR_OUTPUT_INVALID`. */
export class OutputInvalidError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_OUTPUT_INVALID", message, options);
  }
}
