import { damagedJpeg } from "./damaged-jpeg.js";

/** A Huffman code (ITU-T T.81, annexes C and F.2.2.3). */
export class HuffmanTable {
  /** For the next 8 bits: length and symbol of the code that they begin with, `length << 8 | symbol`; 0 for longer codes. */
  readonly #short = new Uint16Array(256);
  /** Last code of each length; -1 where there is none. */
  readonly #last = new Int32Array(17).fill(-1);
  /** What a code of each length takes to become its symbol's number. */
  readonly #offset = new Int32Array(17);
  readonly #symbols: Uint8Array;

  /** @param counts Number of codes of 1 to 16 bits. */
  constructor(counts: Uint8Array, symbols: Uint8Array) {
    this.#symbols = symbols;
    let [code, at] = [0, 0];
    for (let length = 1; length <= 16; length++) {
      const count = counts[length - 1] as number;
      this.#offset[length] = at - code;
      if (code + count > 1 << length) throw damagedJpeg("a code table is not valid");
      for (let index = 0; index < count; index++, code++, at++) {
        if (length > 8) continue;
        const first = code << (8 - length);
        this.#short.fill((length << 8) | (symbols[at] as number), first, first + (1 << (8 - length)));
      }
      if (count > 0) this.#last[length] = code - 1;
      code <<= 1;
    }
  }

  /** The code that 16 bits begin with, as `length << 8 | symbol`; 0 for none. */
  find(bits: number): number {
    const short = this.#short[bits >> 8] as number;
    if (short !== 0) return short;
    for (let length = 9; length <= 16; length++) {
      const code = bits >> (16 - length);
      if (code > (this.#last[length] as number)) continue;
      return (length << 8) | (this.#symbols[code + (this.#offset[length] as number)] as number);
    }
    return 0;
  }
}
