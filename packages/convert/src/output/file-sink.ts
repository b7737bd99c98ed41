import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import type { FileDigest } from "@medgemma/core";
import { writing } from "../files/file-error.js";
import { ChunkDigests } from "./chunk-digests.js";

/** A file that is written from start to end, hashed on the way. */
export class FileSink {
  readonly #handle: FileHandle;
  readonly #path: string;
  readonly #hash = createHash("sha256");
  readonly #chunks = new ChunkDigests();
  #bytes = 0;

  private constructor(handle: FileHandle, path: string) {
    this.#handle = handle;
    this.#path = path;
  }

  /**
   * Creates `path` in `folder`. It must not exist.
   *
   * @throws {InvalidArgumentError} here and later when the system refuses, for example on a full disk.
   */
  static async create(folder: string, path: string): Promise<FileSink> {
    return new FileSink(await writing(() => open(join(folder, path), "wx")), path);
  }

  /** Bytes written so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Appends; `bytes` may be reused once the promise is fulfilled. */
  async write(bytes: Uint8Array): Promise<void> {
    await writing(async () => {
      let done = 0;
      while (done < bytes.length) {
        done += (await this.#handle.write(bytes, done, bytes.length - done)).bytesWritten;
      }
    });
    this.#hash.update(bytes);
    this.#chunks.update(bytes);
    this.#bytes += bytes.length;
  }

  /** Appends zeros up to `offset`. */
  async padTo(offset: number): Promise<void> {
    if (offset > this.#bytes) await this.write(new Uint8Array(offset - this.#bytes));
  }

  close(): Promise<void> {
    return writing(() => this.#handle.close());
  }

  /** The digest of what was written; the sink takes nothing more. */
  finish(): FileDigest {
    const chunks = this.#chunks.finish();
    return {
      path: this.#path,
      bytes: this.#bytes,
      sha256: this.#hash.digest("hex"),
      ...(chunks.length > 1 && { chunks }),
    };
  }
}
