import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/**
 * A download did not come to its end, although it was tried several times: the server refused, broke off or sent something
 * else. What arrived is kept, and the next call goes on from there. Code `ERR_DOWNLOAD_FAILED`.
 */
export class DownloadFailedError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_DOWNLOAD_FAILED", message, options);
  }
}
