import { MedGemmaError, type MedGemmaErrorCode } from "@medgemma/core";
import { exitCodes } from "./exit-codes.js";
import { tellSystemError } from "./system-error.js";

/** An error as the command tells it. */
export interface ToldError {
  readonly code: string;
  readonly message: string;
  /** What to do next. */
  readonly next: string;
  readonly exitCode: number;
  readonly stack?: string;
}

/** Errors that another input avoids. */
const usageCodes: readonly MedGemmaErrorCode[] = [
  "ERR_INVALID_ARGUMENT",
  "ERR_PROMPT_TOO_LONG",
  "ERR_MODEL_NOT_FOUND",
  "ERR_UNSUPPORTED_CAPABILITY",
  "ERR_CONSTRAINT_UNSUPPORTED",
  "ERR_IMAGE_DECODE",
];

/** The SDK's hints speak to programmers; these say the same to someone at a terminal, and always stand. */
const nextSteps: Partial<Record<MedGemmaErrorCode, string>> = {
  ERR_PROMPT_TOO_LONG:
    "Shorten the text, give fewer images or slices (--max-slices), lower --max-tokens, or raise --context.",
  ERR_OUT_OF_MEMORY:
    "Convert to a smaller format (medgemma convert CHECKPOINT OUTPUT --format q4), lower --context, or see medgemma doctor --model DIR.",
  ERR_NUMERICAL: "Try --device cpu, or the other runtime.",
  ERR_CORRUPT_MODEL: "Convert or copy the model again; medgemma doctor --model DIR --load reads every byte of it.",
};

/** Options of the SDK that hints name, as they are called here. */
const flags: Readonly<Record<string, string>> = {
  ", HF_TOKEN, or the load option `hub.token`": " or HF_TOKEN",
  "`format`": "--format",
  "Requests are forbidden (`offline`, HF_HUB_OFFLINE=1)": "Requests are forbidden (HF_HUB_OFFLINE=1)",
  "Set MEDGEMMA_HOME, or `hub.cacheFolder`,": "Set MEDGEMMA_HOME",
  "Set `overwrite`": "Add --overwrite",
  "`contextLength`": "--context",
  "`maxTokens`": "--max-tokens",
  "`maxThinkingTokens`": "--max-thinking-tokens",
  "`thinking`": "--thinking",
  "`adapters`": "--adapter",
  "`mmproj`": "--mmproj",
  "`model.complete`": "medgemma complete",
  "Dispose the model and load it again.": "Run it again, with --device cpu if it was on another.",
};

/** The SDK's words to someone at a terminal: options by their names there. */
export function inFlags(words: string): string {
  return Object.entries(flags).reduce((text, [name, flag]) => text.replaceAll(name, flag), words);
}

/** What to add to an error's own hint, or to say where that names code. */
const further: Partial<Record<MedGemmaErrorCode, string>> = {
  ERR_RUNTIME_UNAVAILABLE: "medgemma doctor tells what this machine can run; --runtime and --device choose.",
};

/** Said where the error has no hint of its own for someone at a terminal. */
const otherwise: Partial<Record<MedGemmaErrorCode, string>> = {
  ERR_DIGEST_MISMATCH: "Convert or copy the model again.",
  ERR_INFERENCE_FAILED: "Try --device cpu; --verbose shows what the library underneath said.",
};

function nextStep(code: MedGemmaErrorCode, hint: string | undefined): string {
  const fixed = nextSteps[code];
  if (fixed !== undefined) return fixed;
  const own = hint && inFlags(hint);
  const parts = [own?.includes("`") ? undefined : own, further[code]].filter((part) => part !== undefined);
  return parts.length === 0 ? (otherwise[code] ?? own ?? fallback) : parts.join(" ");
}

const fallback = "Try --help; --verbose shows where it happened.";

/** Puts an error into words: what happened, what to do next, and how the process ends. */
export function tellError(error: unknown): ToldError {
  if (MedGemmaError.isInstance(error)) {
    const { code, hint, message, stack } = error;
    const bare = hint !== undefined && message.endsWith(hint) ? message.slice(0, -hint.length).trim() : message;
    return {
      code,
      message: bare,
      next: nextStep(code, hint),
      exitCode: usageCodes.includes(code) ? exitCodes.usage : exitCodes.failed,
      ...(stack !== undefined && { stack }),
    };
  }
  const isError = error instanceof Error;
  const system = tellSystemError(error);
  if (system !== undefined) return { ...system, ...(isError && error.stack !== undefined && { stack: error.stack }) };
  return {
    code: "ERR_UNEXPECTED",
    message: isError ? error.message : String(error),
    next: "This should not happen: please report it, with what --verbose prints and without patient data.",
    exitCode: exitCodes.failed,
    ...(isError && error.stack !== undefined && { stack: error.stack }),
  };
}
