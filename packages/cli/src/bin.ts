#!/usr/bin/env node
import { CommanderError } from "commander";
import { exitCodes } from "./exit-codes.js";
import { createProgram } from "./program.js";

try {
  await createProgram().parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Help and version end this way, too; everything else is a wrong argument and was told.
  process.exitCode = error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
}
