import { MedGemmaError } from "@medgemma/core";

/** Says what went wrong in one line and ends with exit code 1. */
export function exitWithError(error: unknown): void {
  if (MedGemmaError.isInstance(error)) process.stderr.write(`${error.code}: ${error.message}\n`);
  else process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
