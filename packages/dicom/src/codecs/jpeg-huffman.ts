import { refused } from "../parse/refuse.js";

/** Bits that are looked up at once; longer codes are rare. */
const lookahead = 9;

/** A Huffman table of JPEG (ITU-T T.81, annex C and F.2.2.3). */
export interface HuffmanTable {
  /** Of each length from 1: the largest code, or −1. */
  readonly maxCode: Int32Array;
  /** Of each length: what is added to a code to give its place among the symbols. */
  readonly offset: Int32Array;
  readonly symbols: Uint8Array;
  /** Of the next nine bits: length × 256 + symbol of the code that they begin with; 0 for a longer code. */
  readonly fast: Uint16Array;
}

/** Makes a table of the numbers of codes by length, and their symbols. */
export function huffmanTable(counts: Uint8Array, symbols: Uint8Array): HuffmanTable {
  const maxCode = new Int32Array(17).fill(-1);
  const offset = new Int32Array(17);
  const fast = new Uint16Array(1 << lookahead);
  let code = 0;
  let place = 0;
  for (let length = 1; length <= 16; length++) {
    const count = counts[length - 1] ?? 0;
    if (code + count > 1 << length) throw refused("has a JPEG stream whose Huffman table is damaged");
    offset[length] = place - code;
    const short = length <= lookahead ? count : 0;
    for (let index = 0; index < short; index++) {
      const from = (code + index) << (lookahead - length);
      fast.fill(length * 256 + (symbols[place + index] ?? 0), from, from + (1 << (lookahead - length)));
    }
    code += count;
    place += count;
    if (count > 0) maxCode[length] = code - 1;
    code <<= 1;
  }
  return { maxCode, offset, symbols, fast };
}

/** Reads bits of coded data: `FF 00` is a byte FF, and another marker ends them. */
export class BitReader {
  readonly #bytes: Uint8Array;
  #at: number;
  #bits = 0;
  #count = 0;
  /** Bits behind the end of the data, which must not be used. */
  #padding = 0;

  constructor(bytes: Uint8Array, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Where the marker stands that ended the data. */
  get position(): number {
    return this.#at;
  }

  /** A value of so many bits, 16 at most; its sign as in F.2.2.1. */
  signed(length: number): number {
    if (length === 0) return 0;
    const value = this.#peek(length);
    this.#skip(length);
    return value < 1 << (length - 1) ? value - (1 << length) + 1 : value;
  }

  symbol({ maxCode, offset, symbols, fast }: HuffmanTable): number {
    const found = fast[this.#peek(lookahead)] as number;
    if (found !== 0) {
      this.#skip(found >> 8);
      return found & 255;
    }
    for (let length = lookahead + 1; length <= 16; length++) {
      const code = this.#peek(length);
      if (code > (maxCode[length] as number)) continue;
      this.#skip(length);
      return symbols[code + (offset[length] as number)] as number;
    }
    throw refused("has a JPEG stream with a code that its table does not have");
  }

  /** Goes on behind a restart marker. */
  restart(): void {
    this.#bits = 0;
    this.#count = 0;
    this.#padding = 0;
    const marker = this.#bytes[this.#at + 1] ?? 0;
    if (this.#bytes[this.#at] !== 0xff || marker < 0xd0 || marker > 0xd7)
      throw refused("has a JPEG stream without a restart marker where one belongs");
    this.#at += 2;
  }

  #peek(length: number): number {
    while (this.#count < length) this.#fill();
    return (this.#bits >>> (this.#count - length)) & ((1 << length) - 1);
  }

  #skip(length: number): void {
    this.#count -= length;
    if (this.#count < this.#padding) throw refused("has a JPEG stream that ends early: it is cut off");
  }

  #fill(): void {
    const byte = this.#bytes[this.#at];
    if (byte === undefined || (byte === 0xff && this.#bytes[this.#at + 1] !== 0)) {
      this.#bits <<= 8;
      this.#padding += 8;
    } else {
      this.#bits = (this.#bits << 8) | byte;
      this.#at += byte === 0xff ? 2 : 1;
    }
    this.#count += 8;
  }
}
