#!/usr/bin/env node
import { Command } from "commander";
import { convertCommand } from "./commands/convert.js";
import { verifyCommand } from "./commands/verify.js";
import { exitWithError } from "./exit-with-error.js";

const program = new Command("medgemma")
  .description("Convert MedGemma checkpoints and check what a runtime computes with them.")
  .addCommand(convertCommand())
  .addCommand(verifyCommand());

try {
  await program.parseAsync();
} catch (error) {
  exitWithError(error);
}
