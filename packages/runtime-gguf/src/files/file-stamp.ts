import { stat } from "node:fs/promises";

/**
 * Tells a file's content apart from another one that had the same path: which file it is, its size, and when it was
 * changed. Nobody but the system sets the time of the last change of a file's entry.
 */
export async function fileStamp(path: string): Promise<string> {
  const { dev, ino, size, mtimeNs, ctimeNs } = await stat(path, { bigint: true });
  return [dev, ino, size, mtimeNs, ctimeNs].join("-");
}
