import { OutOfMemoryError } from "@medgemma/core";

const nameOf = (error: unknown): string => (error instanceof DOMException ? error.name : "");

/**
 * A folder of the origin private file system. A file is there before its first content is, and stays empty when that
 * write is interrupted: an empty file counts as none.
 */
export class OpfsFolder {
  readonly #handle: FileSystemDirectoryHandle;

  constructor(handle: FileSystemDirectoryHandle) {
    this.#handle = handle;
  }

  /** A folder inside; undefined when it is not there and is not to be made. */
  async folder(name: string, { create }: { readonly create: boolean }): Promise<OpfsFolder | undefined> {
    try {
      return new OpfsFolder(await this.#handle.getDirectoryHandle(name, { create }));
    } catch (error) {
      if (nameOf(error) === "NotFoundError") return undefined;
      throw storageError(error);
    }
  }

  async file(name: string): Promise<File | undefined> {
    try {
      const file = await (await this.#handle.getFileHandle(name)).getFile();
      return file.size === 0 ? undefined : file;
    } catch (error) {
      if (nameOf(error) === "NotFoundError") return undefined;
      throw error;
    }
  }

  /** Writes a whole file; until that is done the file does not change. */
  async write(name: string, content: Uint8Array<ArrayBuffer> | string): Promise<void> {
    try {
      const handle = await this.#handle.getFileHandle(name, { create: true });
      const writable = await handle.createWritable();
      try {
        await writable.write(content);
        await writable.close();
      } catch (error) {
        await writable.abort().catch(() => {});
        throw error;
      }
    } catch (error) {
      throw storageError(error);
    }
  }

  async remove(name: string): Promise<void> {
    await this.#handle.removeEntry(name, { recursive: true }).catch((error: unknown) => {
      if (nameOf(error) !== "NotFoundError") throw error;
    });
  }

  /** Names of the files and folders inside. */
  async names(): Promise<string[]> {
    const names: string[] = [];
    for await (const name of this.#handle.keys()) names.push(name);
    return names;
  }

  /** Names and sizes of the files inside. */
  async sizes(): Promise<Map<string, number>> {
    const sizes = new Map<string, number>();
    for await (const [name, entry] of this.#handle.entries()) {
      if (entry.kind !== "file") continue;
      const { size } = await entry.getFile();
      if (size > 0) sizes.set(name, size);
    }
    return sizes;
  }
}

/**
 * Chromium feeds a write through a pipe, which the full storage closes: it is chance whether the writer hears of the
 * storage (`QuotaExceededError`) or of the pipe (`AbortError`) first. Nothing else here aborts a write.
 */
const fullStorage: readonly string[] = ["QuotaExceededError", "AbortError"];

function storageError(error: unknown): unknown {
  if (!fullStorage.includes(nameOf(error))) return error;
  return new OutOfMemoryError("The browser's storage for this site is full.", {
    hint: "Delete stored models or free space on the disk, and call again: what was fetched is kept.",
    cause: error,
  });
}
