import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/** The runtime or the device asked for cannot be used on this machine. Code `ERR_RUNTIME_UNAVAILABLE`. */
export class RuntimeUnavailableError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_RUNTIME_UNAVAILABLE", message, options);
  }
}
