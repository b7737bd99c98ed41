import { open, readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";

/**
 * Whether a file is a GGUF file: it begins with the letters `GGUF`, whatever its name is. Ollama, for one, names its files
 * after their digest.
 *
 * @returns false also for what is no regular file, or cannot be read.
 */
export async function isGgufFile(path: string): Promise<boolean> {
  try {
    // Not opened otherwise: who waits at a named pipe would notice.
    if (!(await stat(path)).isFile()) return false;
    await using file = await open(path);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4), 0, 4, 0);
    return bytesRead === 4 && buffer.toString("latin1") === "GGUF";
  } catch {
    return false;
  }
}

/** Whether a folder has a file that is, or is named as, a GGUF file. */
export async function holdsGgufFile(folder: string): Promise<boolean> {
  const names = await ggufNames(folder);
  return names.named.length > 0 || (await names.others()).length > 0;
}

/** GGUF files of a folder, by name in alphabetical order. A file that has several names there counts once. */
export interface FolderNames {
  /** Those whose names end in `.gguf`, whatever they hold. */
  readonly named: readonly string[];
  /** Looks for others by what they hold. */
  others(): Promise<readonly string[]>;
}

export async function ggufNames(folder: string): Promise<FolderNames> {
  const seen = new Set<string>();
  const isNew = async (name: string): Promise<boolean> => {
    const path = await realpath(join(folder, name)).catch(() => undefined);
    const found = path === undefined ? undefined : await stat(path).catch(() => undefined);
    if (path === undefined || found?.isFile() !== true || seen.has(path)) return false;
    seen.add(path);
    return true;
  };
  // Names with a dot before them are those of macOS' and other programs' own files.
  const names = (await readdir(folder)).filter((name) => !name.startsWith(".")).toSorted();
  const named: string[] = [];
  for (const name of names) if (/\.gguf$/i.test(name) && (await isNew(name))) named.push(name);
  return {
    named,
    async others() {
      const found: string[] = [];
      for (const name of names) {
        if (!named.includes(name) && (await isNew(name)) && (await isGgufFile(join(folder, name)))) found.push(name);
      }
      return found;
    },
  };
}
