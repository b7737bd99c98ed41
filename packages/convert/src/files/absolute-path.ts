import { resolve } from "node:path";
import { InvalidArgumentError } from "@medgemma/core";

/**
 * The absolute path of what an option names. An empty text would name the current folder, which nobody means.
 *
 * @throws {InvalidArgumentError} unless it is a text that can be a path.
 */
export function absolutePath(value: unknown, option: string): string {
  if (typeof value !== "string" || value.trim() === "" || value.includes("\0")) {
    throw new InvalidArgumentError(`\`${option}\` has to be a path, which is not empty.`);
  }
  return resolve(value);
}
