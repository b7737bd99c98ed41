import { constants } from "node:fs";
import { open, readdir } from "node:fs/promises";
import { join } from "node:path";

/**
 * Whether a file is a GGUF file: it begins with the letters `GGUF`, whatever its name is. Ollama, for one, names its files
 * after their digest.
 *
 * @returns false also for what is no regular file, or cannot be read.
 */
export async function isGgufFile(path: string): Promise<boolean> {
  try {
    // Opened without waiting: a named pipe may have no writer.
    await using file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!(await file.stat()).isFile()) return false;
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString("latin1") === "GGUF";
  } catch {
    return false;
  }
}

/** Names of a folder's files that are GGUF files, or are named so, in alphabetical order. */
export async function ggufNames(folder: string): Promise<readonly string[]> {
  const names: string[] = [];
  for (const name of await readdir(folder)) {
    if (name.toLowerCase().endsWith(".gguf") || (await isGgufFile(join(folder, name)))) names.push(name);
  }
  return names.toSorted();
}
