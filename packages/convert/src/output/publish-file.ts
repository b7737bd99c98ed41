import { link, lstat } from "node:fs/promises";
import { join } from "node:path";
import { InvalidArgumentError } from "@medgemma/core";
import { systemCode, writing } from "../files/file-error.js";
import { withWorkFolder } from "./work-folder.js";

/**
 * Checks, before any work, that nothing is at `output`.
 *
 * @throws {InvalidArgumentError} when there is.
 */
export async function checkNewFile(output: string): Promise<void> {
  const found = await lstat(output).catch((error: unknown) => {
    if (systemCode(error) === "ENOENT") return undefined;
    return writing(() => Promise.reject(error));
  });
  if (found !== undefined) throw taken();
}

/**
 * Makes the file `output` appear at once: `write` fills one beside it, which takes its name when it is whole.
 *
 * @param output Absolute path.
 * @throws {InvalidArgumentError} when `output` exists or cannot be written.
 */
export async function publishFile<Result>(output: string, write: (path: string) => Promise<Result>): Promise<Result> {
  return withWorkFolder(output, async ({ content }) => {
    const path = join(content, "adapter.gguf");
    const result = await write(path);
    await writing(() =>
      link(path, output).catch((error: unknown) => {
        throw systemCode(error) === "EEXIST" ? taken(error) : error;
      }),
    );
    return result;
  });
}

function taken(cause?: unknown): InvalidArgumentError {
  return new InvalidArgumentError("The output exists already.", { cause, hint: "Give another file." });
}
