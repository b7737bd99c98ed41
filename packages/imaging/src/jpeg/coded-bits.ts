import { damagedJpeg } from "./damaged-jpeg.js";
import type { HuffmanTable } from "./huffman-table.js";

/** Reads the coded data of a scan bit by bit, strictly: no bit more than there are, and none left over. */
export class CodedBits {
  readonly #bytes: Uint8Array;
  #at = 0;
  #bits = 0;
  #count = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next symbol of a code. */
  symbol(table: HuffmanTable): number {
    if (this.#count < 16) this.#fill();
    // Beyond the end come zeros, which no code may need.
    const next = this.#count >= 16 ? this.#bits >>> (this.#count - 16) : this.#bits << (16 - this.#count);
    const found = table.find(next & 0xffff);
    const length = found >> 8;
    if (length === 0 || length > this.#count) throw damagedJpeg("its data holds what is no code");
    this.#take(length);
    return found & 255;
  }

  /** The next bits as a number; up to 16. */
  read(length: number): number {
    if (length === 0) return 0;
    if (this.#count < length) this.#fill();
    if (this.#count < length) throw damagedJpeg("its data ends early");
    const value = (this.#bits >>> (this.#count - length)) & ((1 << length) - 1);
    this.#take(length);
    return value;
  }

  /** The next bits as a signed number (T.81, table F.1). */
  readSigned(length: number): number {
    const value = this.read(length);
    return length === 0 || value >= 1 << (length - 1) ? value : value - (1 << length) + 1;
  }

  /** Goes over the rest of a byte and the restart mark of that number, 0 to 7. */
  restart(number: number): void {
    this.#endByte();
    while (this.#bytes[this.#at] === 0xff && this.#bytes[this.#at + 1] === 0xff) this.#at++;
    if (this.#bytes[this.#at] !== 0xff || this.#bytes[this.#at + 1] !== 0xd0 + number) {
      throw damagedJpeg("a restart mark is not where it should be");
    }
    this.#at += 2;
  }

  /** To be called after the last symbol. */
  end(): void {
    this.#endByte();
    while (this.#bytes[this.#at] === 0xff && this.#at + 1 === this.#bytes.length) this.#at++;
    if (this.#at < this.#bytes.length) throw damagedJpeg("its data goes on after the last block");
  }

  #endByte(): void {
    if (this.#count >= 8) throw damagedJpeg("its data goes on after the last block");
    this.#count = 0;
    this.#bits = 0;
  }

  #take(length: number): void {
    this.#count -= length;
    this.#bits &= (1 << this.#count) - 1;
  }

  /** Fills up to 24 bits, which leaves room for a byte in a 32-bit number; stops before a mark. */
  #fill(): void {
    while (this.#count <= 16) {
      const byte = this.#bytes[this.#at];
      if (byte === undefined) return;
      if (byte === 0xff) {
        if (this.#bytes[this.#at + 1] !== 0) return;
        this.#at++;
      }
      this.#at++;
      this.#bits = (this.#bits << 8) | byte;
      this.#count += 8;
    }
  }
}
