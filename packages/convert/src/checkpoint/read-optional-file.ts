import { ModelNotFoundError } from "@medgemma/core";
import { readSource } from "../files/source-file.js";

/**
 * Reads a file of the checkpoint as UTF-8; `undefined` when there is none.
 *
 * @throws {CorruptModelError} when it is not a regular file or cannot be read.
 * @throws {InvalidArgumentError} when the system does not let it be opened.
 */
export async function readOptionalText(folder: string, file: string): Promise<string | undefined> {
  try {
    return (await readSource(folder, file)).toString("utf8");
  } catch (error) {
    if (error instanceof ModelNotFoundError) return undefined;
    throw error;
  }
}
