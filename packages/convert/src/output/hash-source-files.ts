import { createHash } from "node:crypto";
import { join } from "node:path";
import type { FileDigest } from "@medgemma/core";
import { openSource, readAt } from "../files/source-file.js";

const chunkBytes = 4 * 1024 * 1024;

/**
 * Digests of the files that a package is made from, in the order of their names.
 *
 * @param onBytes Called with the bytes of each piece that is done; may throw to end the work.
 */
export async function hashSourceFiles(
  folder: string,
  files: readonly string[],
  onBytes: (bytes: number) => void,
): Promise<FileDigest[]> {
  const digests: FileDigest[] = [];
  const buffer = Buffer.alloc(chunkBytes);
  for (const path of [...files].sort()) {
    await using handle = await openSource(join(folder, path));
    const hash = createHash("sha256");
    let bytes = 0;
    for (;;) {
      const bytesRead = await readAt(handle, buffer, { position: bytes, file: path });
      if (bytesRead === 0) break;
      hash.update(buffer.subarray(0, bytesRead));
      bytes += bytesRead;
      onBytes(bytesRead);
    }
    digests.push({ path, bytes, sha256: hash.digest("hex") });
  }
  return digests;
}
