import { ConstraintUnsupportedError } from "./constraint-unsupported-error.js";
import { CorruptModelError } from "./corrupt-model-error.js";
import { DigestMismatchError } from "./digest-mismatch-error.js";
import { DiskFullError } from "./disk-full-error.js";
import { DisposedError } from "./disposed-error.js";
import { DownloadFailedError } from "./download-failed-error.js";
import { ImageDecodeError } from "./image-decode-error.js";
import { InferenceFailedError } from "./inference-failed-error.js";
import { InvalidArgumentError } from "./invalid-argument-error.js";
import { MedGemmaError, type MedGemmaErrorCode, type MedGemmaErrorOptions } from "./medgemma-error.js";
import { ModelGatedError } from "./model-gated-error.js";
import { ModelNotFoundError } from "./model-not-found-error.js";
import { NumericalError } from "./numerical-error.js";
import { OfflineError } from "./offline-error.js";
import { OutOfMemoryError } from "./out-of-memory-error.js";
import { PromptTooLongError } from "./prompt-too-long-error.js";
import { QueueFullError } from "./queue-full-error.js";
import { RuntimeUnavailableError } from "./runtime-unavailable-error.js";
import { TimeoutError } from "./timeout-error.js";
import { UnsupportedCapabilityError } from "./unsupported-capability-error.js";
import { UnsupportedModelError } from "./unsupported-model-error.js";

const classes: Record<MedGemmaErrorCode, new (message: string, options?: MedGemmaErrorOptions) => MedGemmaError> = {
  ERR_CONSTRAINT_UNSUPPORTED: ConstraintUnsupportedError,
  ERR_CORRUPT_MODEL: CorruptModelError,
  ERR_DIGEST_MISMATCH: DigestMismatchError,
  ERR_DISK_FULL: DiskFullError,
  ERR_DISPOSED: DisposedError,
  ERR_DOWNLOAD_FAILED: DownloadFailedError,
  ERR_IMAGE_DECODE: ImageDecodeError,
  ERR_INFERENCE_FAILED: InferenceFailedError,
  ERR_INVALID_ARGUMENT: InvalidArgumentError,
  ERR_MODEL_GATED: ModelGatedError,
  ERR_MODEL_NOT_FOUND: ModelNotFoundError,
  ERR_NUMERICAL: NumericalError,
  ERR_OFFLINE: OfflineError,
  ERR_OUT_OF_MEMORY: OutOfMemoryError,
  ERR_PROMPT_TOO_LONG: PromptTooLongError,
  ERR_QUEUE_FULL: QueueFullError,
  ERR_RUNTIME_UNAVAILABLE: RuntimeUnavailableError,
  ERR_TIMEOUT: TimeoutError,
  ERR_UNSUPPORTED_CAPABILITY: UnsupportedCapabilityError,
  ERR_UNSUPPORTED_MODEL: UnsupportedModelError,
};

/** An error as plain data, for the way between a worker and its application. */
export interface ErrorMessage {
  /** Absent for errors that are not the SDK's. */
  readonly code?: MedGemmaErrorCode;
  readonly message: string;
  readonly hint?: string;
}

/** Describes an error as plain data. */
export function toErrorMessage(error: unknown): ErrorMessage {
  if (!MedGemmaError.isInstance(error)) return { message: error instanceof Error ? error.message : String(error) };
  const { code, hint } = error;
  const message = hint === undefined ? error.message : error.message.slice(0, -hint.length - 1);
  return { code, message, ...(hint !== undefined && { hint }) };
}

/** Makes the error again; one that was not the SDK's, or that this release does not know, becomes an `InferenceFailedError`. */
export function fromErrorMessage({ code = "ERR_INFERENCE_FAILED", message, hint }: ErrorMessage): MedGemmaError {
  const known = Object.hasOwn(classes, code) ? classes[code] : InferenceFailedError;
  return new known(message, hint === undefined ? {} : { hint });
}
