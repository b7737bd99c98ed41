import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/** The model or the runtime cannot do what the request asks for. Code `ERR_UNSUPPORTED_CAPABILITY`. */
export class UnsupportedCapabilityError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_UNSUPPORTED_CAPABILITY", message, options);
  }
}
