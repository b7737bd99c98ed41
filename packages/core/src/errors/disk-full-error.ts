import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/** A disk has no room for what is to be written. Code `ERR_DISK_FULL`. */
export class DiskFullError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_DISK_FULL", message, options);
  }
}
