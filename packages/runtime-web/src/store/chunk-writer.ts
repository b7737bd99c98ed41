import { DigestMismatchError, sha256Hex } from "@medgemma/core";
import type { Chunk } from "./chunks.js";
import type { OpfsFolder } from "./opfs-folder.js";

export interface ChunkWriterOptions {
  readonly folder: OpfsFolder;
  /** Sizes of the files that are in the folder; kept up to date. */
  readonly stored: Map<string, number>;
  /** Called with the bytes that came now; with less than nothing for those that are thrown away. */
  readonly onBytes: (bytes: number) => void;
}

/** Puts bytes that come in order together to consecutive chunks, and stores each when it is whole and right. */
export class ChunkWriter {
  readonly #chunks: readonly Chunk[];
  readonly #options: ChunkWriterOptions;
  #index = 0;
  #buffer = new Uint8Array(0);
  #filled = 0;

  constructor(chunks: readonly Chunk[], options: ChunkWriterOptions) {
    this.#chunks = chunks;
    this.#options = options;
    this.#next(0);
  }

  /** The chunk that is being filled; undefined when all are stored. */
  get chunk(): Chunk | undefined {
    return this.#chunks[this.#index];
  }

  /** What is still to come of the file, `end` not included. */
  get missing(): { readonly start: number; readonly end: number } {
    const end = this.#chunks.at(-1)?.end ?? 0;
    return { start: (this.chunk?.start ?? end) + this.#filled, end };
  }

  /** @throws {DigestMismatchError} when a chunk is not what it should be; it begins anew then. */
  async write(bytes: Uint8Array): Promise<void> {
    let at = 0;
    do {
      const part = bytes.subarray(at, at + this.#buffer.length - this.#filled);
      this.#buffer.set(part, this.#filled);
      this.#filled += part.length;
      at += part.length;
      this.#options.onBytes(part.length);
      if (this.#filled === this.#buffer.length) await this.#store();
    } while (at < bytes.length && this.chunk !== undefined);
  }

  async #store(): Promise<void> {
    if (this.chunk === undefined) return;
    const { name, sha256 } = this.chunk;
    if (sha256 !== undefined && (await sha256Hex(this.#buffer)) !== sha256) {
      this.#options.onBytes(-this.#filled);
      this.#filled = 0;
      throw mismatch(name);
    }
    await this.#options.folder.write(name, this.#buffer);
    this.#options.stored.set(name, this.#buffer.length);
    this.#next(this.#index + 1);
  }

  #next(index: number): void {
    this.#index = index;
    this.#buffer = new Uint8Array(this.chunk === undefined ? 0 : this.chunk.end - this.chunk.start);
    this.#filled = 0;
  }
}

/** For a file or a part of one that has another digest. */
export function mismatch(name: string): DigestMismatchError {
  return new DigestMismatchError(`"${name}" is not what the package's manifest describes.`, {
    hint: "It was altered on the server or on the way; nothing of it was kept.",
  });
}
