import type { Stats } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import { CorruptModelError, ModelNotFoundError } from "@medgemma/core";

/**
 * What the system says about a file that is about to be opened. Opening a named pipe waits for a writer for ever, and
 * devices never end: only regular files are opened.
 *
 * @throws {ModelNotFoundError} when there is none, or it is something else.
 */
export async function regularFile(path: string): Promise<Stats> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new ModelNotFoundError(`There is no file "${path}".`, { cause });
  });
  if (!found.isFile()) throw new ModelNotFoundError(`"${path}" is no regular file.`);
  return found;
}

/**
 * Reads a small file whole.
 *
 * @throws {ModelNotFoundError} when there is no such file.
 * @throws {CorruptModelError} when it has more bytes than such a file can have.
 */
export async function readSmallFile(path: string, mostBytes: number): Promise<Buffer> {
  const { size } = await regularFile(path);
  if (size > mostBytes) {
    throw new CorruptModelError(`"${basename(path)}" has ${size} bytes; it cannot have more than ${mostBytes}.`);
  }
  return readFile(path).catch((cause: unknown) => {
    throw new ModelNotFoundError(`"${path}" cannot be read.`, { cause });
  });
}
