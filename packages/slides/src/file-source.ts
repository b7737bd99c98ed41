import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { InvalidArgumentError } from "@medgemma/core";
import type { ByteSource } from "./byte-source.js";

/** The file at a path, or those of a folder. */
export async function sourcesAt(path: string): Promise<readonly ByteSource[]> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    // Without the path, which may be a patient's name.
    throw new InvalidArgumentError(`The slide cannot be read: ${error.code ?? "unknown reason"}.`, {
      hint: "Check the path.",
    });
  });
  if (!found.isDirectory()) return [fileSource(path, found.size)];
  const names = (await readdir(path)).filter((name) => !name.startsWith(".")).toSorted();
  return (await Promise.all(names.map((name) => sourcesAt(join(path, name))))).flat();
}

/** A file that is opened for each part: no handle stays open. */
function fileSource(path: string, size: number): ByteSource {
  return {
    size,
    async read(offset, length) {
      const handle = await open(path);
      try {
        const buffer = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
        const { bytesRead } = await handle.read(buffer, 0, buffer.length, offset);
        return buffer.subarray(0, bytesRead);
      } finally {
        await handle.close();
      }
    },
  };
}
