import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/** A download is needed but the network is not to be used or not reachable. Code `ERR_OFFLINE`. */
export class OfflineError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_OFFLINE", message, options);
  }
}
