import { createHash, type Hash } from "node:crypto";
import { digestChunkBytes } from "@medgemma/core";

/** SHA-256 of each chunk of a file that goes by. */
export class ChunkDigests {
  readonly #digests: string[] = [];
  #hash: Hash = createHash("sha256");
  /** Bytes in the chunk that is not complete yet. */
  #bytes = 0;

  update(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length;) {
      const part = bytes.subarray(at, at + digestChunkBytes - this.#bytes);
      this.#hash.update(part);
      this.#bytes += part.length;
      at += part.length;
      if (this.#bytes === digestChunkBytes) this.#close();
    }
  }

  /** Hexadecimal digests of all chunks. */
  finish(): readonly string[] {
    if (this.#bytes > 0) this.#close();
    return this.#digests;
  }

  #close(): void {
    this.#digests.push(this.#hash.digest("hex"));
    this.#hash = createHash("sha256");
    this.#bytes = 0;
  }
}
