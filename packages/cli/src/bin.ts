#!/usr/bin/env node
import { CommanderError } from "commander";
import { errorObject } from "./error-object.js";
import { exitCodes } from "./exit-codes.js";
import { createProgram } from "./program.js";

// `medgemma --help | head -1`: help is written before a command's own watch begins.
process.stdout.on("error", ({ code }: NodeJS.ErrnoException) => {
  if (code !== "EPIPE") process.exitCode = exitCodes.failed;
});

try {
  await createProgram().parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Help and version end this way, too; everything else is a wrong argument and was told.
  const isWrong = error.exitCode !== 0;
  process.exitCode = isWrong ? exitCodes.usage : exitCodes.ok;
  if (isWrong && wantsJson(process.argv)) process.stdout.write(`${errorObject(usageError(error), exitCodes.usage)}\n`);
}

function wantsJson(words: readonly string[]): boolean {
  const end = words.indexOf("--");
  return words.slice(0, end < 0 ? undefined : end).includes("--json");
}

function usageError({ code, message }: CommanderError): Parameters<typeof errorObject>[0] {
  return {
    code: "ERR_INVALID_ARGUMENT",
    message: code === "commander.help" ? "There is no such command." : message.replace(/^error: /, ""),
    next: "Try --help.",
  };
}
