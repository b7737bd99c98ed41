import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/** An image file could not be decoded. Code `ERR_IMAGE_DECODE`. */
export class ImageDecodeError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_IMAGE_DECODE", message, options);
  }
}
