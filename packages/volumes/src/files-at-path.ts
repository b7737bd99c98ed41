import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { InvalidArgumentError } from "@medgemma/core";
import type { SeriesFile } from "./series/series.js";

/** The file at a path, or all files in a folder and below it, in order of their names. */
export async function filesAtPath(path: string): Promise<readonly SeriesFile[]> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    // Without the path, which may be a patient's name.
    throw new InvalidArgumentError(`A file or folder of the study cannot be read: ${error.code ?? "unknown reason"}.`, {
      hint: "Check the path.",
    });
  });
  if (!found.isDirectory()) return [fileAt(path)];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith("."));
  return files
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map(fileAt);
}

function fileAt(path: string): SeriesFile {
  return { bytes: () => readFile(path) };
}
