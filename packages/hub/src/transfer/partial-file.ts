import { type FileHandle, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { type Interval, merged } from "./intervals.js";

/**
 * A file of which only some bytes are here, and a journal of which: every write is followed by its line, so that a process
 * that is killed loses what it was just writing and nothing else.
 */
export class PartialFile {
  readonly #path: string;
  readonly #bytes: number;
  #held: Interval[];
  #file: FileHandle;
  #journal: FileHandle;

  private constructor(path: string, bytes: number, state: { held: Interval[]; file: FileHandle; journal: FileHandle }) {
    this.#path = path;
    this.#bytes = bytes;
    this.#held = state.held;
    this.#file = state.file;
    this.#journal = state.journal;
  }

  /** Opens what an earlier process left at `path`, or begins. The caller holds the file's lock. */
  static async open(path: string, bytes: number): Promise<PartialFile> {
    const held = await heldBytes(path, bytes);
    const file = await open(path, held.length === 0 ? "w+" : "r+");
    try {
      // Written anew, since its last line may be cut, and at once: nothing is lost when the process ends here.
      await writeFile(`${journalOf(path)}.new`, held.map(lineOf).join(""));
      await rename(`${journalOf(path)}.new`, journalOf(path));
      const journal = await open(journalOf(path), "a");
      return new PartialFile(path, bytes, { held, file, journal });
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  get held(): readonly Interval[] {
    return this.#held;
  }

  /** Writes bytes at a position, and notes that they are here. */
  async write(bytes: Uint8Array, start: number): Promise<void> {
    for (let done = 0; done < bytes.length;) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, start + done);
      done += bytesWritten;
    }
    const interval = { start, end: start + bytes.length };
    await this.#journal.write(lineOf(interval));
    this.#held = merged([...this.#held, interval], this.#bytes);
  }

  /** The whole content in order. */
  async *read(): AsyncGenerator<Uint8Array> {
    const buffer = Buffer.alloc(2 ** 20);
    for (let at = 0; at < this.#bytes;) {
      const { bytesRead } = await this.#file.read(buffer, 0, Math.min(buffer.length, this.#bytes - at), at);
      if (bytesRead === 0) return;
      at += bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  }

  /** Gives the whole file its name; it is on the disk by then. */
  async finish(target: string): Promise<void> {
    await this.#file.truncate(this.#bytes);
    await this.#file.sync();
    await this.close();
    await rename(this.#path, target);
    await rm(journalOf(this.#path), { force: true });
  }

  async discard(): Promise<void> {
    await this.close();
    await rm(journalOf(this.#path), { force: true });
    await rm(this.#path, { force: true });
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.#file.close(), this.#journal.close()]);
  }
}

/** Which bytes of a partial file are here. */
export async function heldBytes(path: string, bytes: number): Promise<Interval[]> {
  const size = await stat(path).then(
    (found) => found.size,
    () => undefined,
  );
  const text = await readFile(journalOf(path), "utf8").catch(() => "");
  if (size === undefined) return [];
  const lines = text.split("\n").slice(0, -1);
  const intervals = lines.flatMap((line) => {
    const match = /^(\d+) (\d+)$/.exec(line);
    return match === null ? [] : [{ start: Number(match[1]), end: Number(match[2]) }];
  });
  // What the journal tells of the file's end was lost with the file system's cache.
  return merged(intervals, Math.min(bytes, size));
}

export function journalOf(path: string): string {
  return `${path}.journal`;
}

function lineOf({ start, end }: Interval): string {
  return `${start} ${end}\n`;
}
