import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/** A server stopped sending. What arrived is kept, and the next call goes on from there. Code `ERR_TIMEOUT`. */
export class TimeoutError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_TIMEOUT", message, options);
  }
}
