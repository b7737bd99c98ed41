import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/** The model produced values that are not finite. Code `ERR_NUMERICAL`. */
export class NumericalError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_NUMERICAL", message, options);
  }
}
