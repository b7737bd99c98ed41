import type { Stats } from "node:fs";
import { open, readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { InvalidArgumentError } from "@medgemma/core";
import { type ByteSource, maxRead } from "./byte-source.js";
import { limiter } from "./limiter.js";
import { unreadable } from "./unreadable.js";

/** Files that are open at once, of all slides. */
const oneOfFew = limiter(16);

/**
 * The file at a path, or those of a folder and the folders in it. Links are followed, and nothing is read twice; what is neither a file nor a
 * folder, such as a pipe, is not opened.
 *
 * @param visited Real paths that were read before.
 * @throws {InvalidArgumentError} for what cannot be read, without its path.
 */
export async function sourcesAt(path: string, visited = new Set<string>()): Promise<readonly ByteSource[]> {
  const sources: ByteSource[] = [];
  // A stack and no recursion: folders may be deep.
  const waiting = [path];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { real, found } = await lookAt(next);
    if (found.isFile() || found.isDirectory()) {
      if (visited.has(real)) continue;
      visited.add(real);
    }
    if (found.isFile()) sources.push(fileSource(real, found.size));
    else if (found.isDirectory()) for (const name of await namesIn(real)) waiting.push(join(real, name));
    else if (next === path)
      throw new InvalidArgumentError("The slide cannot be read: it is no regular file.", { hint: "Give a file." });
  }
  return sources;
}

async function lookAt(path: string): Promise<{ readonly real: string; readonly found: Stats }> {
  try {
    const real = await realpath(path);
    return { real, found: await stat(real) };
  } catch (error) {
    throw unreadable(error);
  }
}

/** The last first: so the stack gives them in order. */
async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder))
      .filter((name) => !name.startsWith("."))
      .toSorted()
      .toReversed();
  } catch (error) {
    throw unreadable(error);
  }
}

/** A file that is opened for each part: no handle stays open. */
function fileSource(path: string, size: number): ByteSource {
  return {
    size,
    async read(offset, length) {
      const wanted = Math.max(0, Math.min(length, size - offset, maxRead));
      try {
        return await oneOfFew(() => readPart(path, offset, wanted));
      } catch (error) {
        throw unreadable(error);
      }
    },
  };
}

async function readPart(path: string, offset: number, length: number): Promise<Uint8Array> {
  const handle = await open(path);
  try {
    const buffer = new Uint8Array(length);
    let done = 0;
    while (done < length) {
      const { bytesRead } = await handle.read(buffer, done, length - done, offset + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return buffer.subarray(0, done);
  } finally {
    await handle.close();
  }
}
