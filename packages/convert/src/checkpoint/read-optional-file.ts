import { readFile } from "node:fs/promises";
import { join } from "node:path";

/** Reads a file of the checkpoint as UTF-8; `undefined` when there is none. */
export async function readOptionalText(folder: string, file: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, file), "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) {
      return undefined;
    }
    throw error;
  }
}
