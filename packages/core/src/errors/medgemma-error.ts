/** Stable codes of every error that the SDK throws. */
export type MedGemmaErrorCode =
  | "ERR_INVALID_ARGUMENT"
  | "ERR_PROMPT_TOO_LONG"
  | "ERR_MODEL_NOT_FOUND"
  | "ERR_MODEL_GATED"
  | "ERR_UNSUPPORTED_MODEL"
  | "ERR_CORRUPT_MODEL"
  | "ERR_DIGEST_MISMATCH"
  | "ERR_OFFLINE"
  | "ERR_DOWNLOAD_FAILED"
  | "ERR_TIMEOUT"
  | "ERR_DISK_FULL"
  | "ERR_RUNTIME_UNAVAILABLE"
  | "ERR_UNSUPPORTED_CAPABILITY"
  | "ERR_OUT_OF_MEMORY"
  | "ERR_INFERENCE_FAILED"
  | "ERR_NUMERICAL"
  | "ERR_CONSTRAINT_UNSUPPORTED"
  | "ERR_IMAGE_DECODE"
  | "ERR_QUEUE_FULL"
  | "ERR_DISPOSED";

export interface MedGemmaErrorOptions {
  /** What the developer can do next. */
  readonly hint?: string;
  /** The error underneath, for example one from a native library. */
  readonly cause?: unknown;
}

const marker = Symbol.for("@medgemma/core.error");

/**
 * Base class of all errors of the SDK.
 *
 * Messages never hold prompt text, pixels or patient data.
 */
export class MedGemmaError extends Error {
  readonly code: MedGemmaErrorCode;
  readonly hint?: string;

  constructor(code: MedGemmaErrorCode, message: string, options: MedGemmaErrorOptions = {}) {
    super(
      options.hint === undefined ? message : `${message} ${options.hint}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.name = new.target.name;
    this.code = code;
    if (options.hint !== undefined) this.hint = options.hint;
    Object.defineProperty(this, marker, { value: true });
  }

  /** Tells whether `error` is one of the SDK's, also when it came from another copy of this package. */
  static isInstance(error: unknown): error is MedGemmaError {
    return error instanceof Error && Reflect.get(error, marker) === true;
  }
}
