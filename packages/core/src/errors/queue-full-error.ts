import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/** As many calls wait for the model as it was told to let wait. Code `ERR_QUEUE_FULL`. */
export class QueueFullError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_QUEUE_FULL", message, options);
  }
}
