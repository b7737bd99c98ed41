import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { join } from "node:path";
import { CorruptModelError, DigestMismatchError, type FileDigest, ModelNotFoundError } from "@medgemma/core";

/**
 * Checks that files have the sizes, and on demand the digests, that a manifest names.
 *
 * @throws {CorruptModelError} when a file is missing or has another size.
 * @throws {DigestMismatchError} when a file was altered.
 */
export async function checkDigests(folder: string, files: readonly FileDigest[], whole: boolean): Promise<void> {
  for (const { path, bytes, sha256 } of files) {
    // Only of regular files: a named pipe would be waited for, for ever.
    const size = await stat(join(folder, path)).then(
      (found) => (found.isFile() ? found.size : undefined),
      () => undefined,
    );
    if (size !== bytes) {
      const found = size === undefined ? "is missing" : `has ${size} bytes instead of ${bytes}`;
      throw new CorruptModelError(`The model's file "${path}" ${found}.`, { hint: "Convert or copy it again." });
    }
    if (whole && (await sha256OfFile(join(folder, path))) !== sha256) {
      throw new DigestMismatchError(`The model's file "${path}" is not the one that was converted.`);
    }
  }
}

/**
 * Hexadecimal SHA-256 of a file.
 *
 * @throws {ModelNotFoundError} when it cannot be read; the signal's reason when aborted.
 */
export async function sha256OfFile(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20, ...(signal && { signal }) })) {
      hash.update(chunk as Buffer);
    }
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ModelNotFoundError(`"${path}" cannot be read.`, { cause });
  }
  return hash.digest("hex");
}
