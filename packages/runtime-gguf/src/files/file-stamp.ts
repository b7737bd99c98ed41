import { stat } from "node:fs/promises";
import { ModelNotFoundError } from "@medgemma/core";

/**
 * Tells a file's content apart from another one that had the same path: which file it is, its size, and when it was
 * changed. Nobody but the system sets the time of the last change of a file's entry.
 *
 * @throws {ModelNotFoundError} when it has gone.
 */
export async function fileStamp(path: string): Promise<string> {
  const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true }).catch((cause: unknown) => {
    throw new ModelNotFoundError(`There is no file "${path}" any more.`, { cause });
  });
  return [dev, ino, size, mtimeNs, ctimeNs].join("-");
}
