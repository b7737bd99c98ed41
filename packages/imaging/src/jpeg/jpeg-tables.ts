import { damagedJpeg } from "./damaged-jpeg.js";
import { HuffmanTable } from "./huffman-table.js";

/** The tables that are in force at a place of a JPEG file (ITU-T T.81, B.2.4). */
export class JpegTables {
  /** Codes by `class << 4 | number`; class 0 for DC, 1 for AC. */
  readonly #codes = new Map<number, HuffmanTable>();
  /** Quantization by number, in the order of the coefficients. */
  readonly #quantization = new Map<number, Uint16Array>();
  /** Units between two restart marks; 0 for no marks. */
  restartInterval = 0;

  /** @param kind 0 for DC, 1 for AC. */
  code(kind: 0 | 1, number: number): HuffmanTable {
    const table = this.#codes.get((kind << 4) | number);
    if (table === undefined) throw damagedJpeg("a code table is missing");
    return table;
  }

  quantization(number: number): Uint16Array {
    const table = this.#quantization.get(number);
    if (table === undefined) throw damagedJpeg("a quantization table is missing");
    return table;
  }

  defineCodes(content: Uint8Array): void {
    for (let at = 0; at < content.length;) {
      const name = content[at] as number;
      const counts = content.subarray(at + 1, at + 17);
      const total = counts.reduce((sum, count) => sum + count, 0);
      const symbols = content.subarray(at + 17, at + 17 + total);
      const isValid = (name & 0xee) <= 2 && (name & 15) <= 3 && name >> 4 <= 1 && total <= 256;
      const isDcValid = name >> 4 === 1 || symbols.every((symbol) => symbol <= 11);
      if (counts.length < 16 || symbols.length < total || !isValid || !isDcValid) {
        throw damagedJpeg("a code table is not valid");
      }
      this.#codes.set(name, new HuffmanTable(counts, symbols));
      at += 17 + total;
    }
  }

  defineQuantization(content: Uint8Array): void {
    const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
    for (let at = 0; at < content.length;) {
      const name = content[at] as number;
      const bytes = name >> 4 === 0 ? 1 : 2;
      if (name >> 4 > 1 || (name & 15) > 3 || at + 1 + 64 * bytes > content.length) {
        throw damagedJpeg("a quantization table is not valid");
      }
      const start = at + 1;
      const read = (index: number): number =>
        bytes === 1 ? view.getUint8(start + index) : view.getUint16(start + 2 * index);
      this.#quantization.set(
        name & 15,
        Uint16Array.from({ length: 64 }, (_, index) => read(index)),
      );
      at += 1 + 64 * bytes;
    }
  }

  defineRestartInterval(content: Uint8Array): void {
    if (content.length !== 2) throw damagedJpeg("its restart interval is not valid");
    this.restartInterval = ((content[0] as number) << 8) | (content[1] as number);
  }
}
