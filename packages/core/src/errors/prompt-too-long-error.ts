import { MedGemmaError, type MedGemmaErrorOptions } from "./medgemma-error.js";

/** The prompt does not fit into the model's context. Code `ERR_PROMPT_TOO_LONG`. */
export class PromptTooLongError extends MedGemmaError {
  constructor(message: string, options?: MedGemmaErrorOptions) {
    super("ERR_PROMPT_TOO_LONG", message, options);
  }
}
