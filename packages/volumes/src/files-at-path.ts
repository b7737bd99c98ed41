import { readdir, readFile, stat } from "node:fs/promises";
import { join, relative } from "node:path";
import { InvalidArgumentError } from "@medgemma/core";
import { refused } from "./refuse.js";
import { hiddenKind } from "./series/hidden-files.js";
import type { SeriesFile } from "./series/slice.js";

/**
 * The file at a path, or all files in a folder and below it, in order of their names. Links to files count as files. What is neither, such as
 * a pipe, is not opened.
 */
export async function filesAtPath(path: string): Promise<readonly SeriesFile[]> {
  const found = await stat(path).catch(unreadable);
  if (found.isFile()) return [fileAt(path)];
  if (!found.isDirectory())
    throw new InvalidArgumentError("The study cannot be read: it is no regular file.", { hint: "Give a file." });
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(unreadable);
  const paths: string[] = [];
  for (const entry of entries) {
    const own = join(entry.parentPath, entry.name);
    if (hiddenKind(relative(path, own)) === "system") continue;
    if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(own)))) paths.push(own);
  }
  return paths
    .toSorted()
    .map((own) => ({ ...fileAt(own), ...(hiddenKind(relative(path, own)) === "hidden" && { isHidden: true }) }));
}

async function isFile(path: string): Promise<boolean> {
  // A link that leads nowhere is no file.
  return (await stat(path).catch(() => undefined))?.isFile() === true;
}

function fileAt(path: string): SeriesFile {
  return {
    bytes: ({ signal } = {}) => readFile(path, { signal }).catch((error: unknown) => readingFailed(error, signal)),
  };
}

function readingFailed(error: unknown, signal: AbortSignal | undefined): never {
  signal?.throwIfAborted();
  return unreadable(error);
}

/** Without the path, which may be a patient's name. */
function unreadable(error: unknown): never {
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown reason";
  if (code === "ERR_FS_FILE_TOO_LARGE") throw refused("A file of the study", "is larger than 2 GiB");
  throw new InvalidArgumentError(`A file or folder of the study cannot be read: ${code}.`, {
    hint: "Check the path and its permissions.",
  });
}
