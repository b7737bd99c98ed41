import { InvalidArgumentError } from "@medgemma/core";
import type { CommandContext } from "../command-context.js";
import { readText } from "./read-text.js";

/**
 * Reads a file of JSON. Messages hold neither its name nor its content, which may be a patient's.
 *
 * @throws {InvalidArgumentError} when it cannot be read or is not JSON.
 */
export async function readJson(file: string, what: string, context: CommandContext): Promise<unknown> {
  const text = await readText(file, what, context);
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidArgumentError(`The ${what} are not JSON.`, {
      hint: "The page of triage of @medgemma/tasks has the form.",
    });
  }
}
