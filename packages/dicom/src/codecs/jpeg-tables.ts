import { refused } from "../parse/refuse.js";
import { type HuffmanTable, huffmanTable } from "./jpeg-huffman.js";

/** A component of a scan with its tables. */
export interface ScanComponent {
  /** Its place among the frame's components. */
  readonly place: number;
  readonly quantization: number;
  readonly dc: HuffmanTable | undefined;
  readonly ac: HuffmanTable | undefined;
}

/** A scan's header. */
export interface Scan {
  readonly components: readonly ScanComponent[];
  /** Of lossless JPEG: the predictor. */
  readonly selection: number;
  /** Of lossless JPEG: bits by which values are shifted. */
  readonly shift: number;
  /** Where its data begin. */
  readonly start: number;
  readonly restartInterval: number;
}

/** Reads the markers of a JPEG stream whose frame header was checked, scan by scan. */
export class JpegTables {
  readonly quantization = new Map<number, Int32Array>();
  readonly #huffman = new Map<number, HuffmanTable>();
  readonly #components: { readonly id: number; readonly quantization: number }[] = [];
  readonly #coded: Uint8Array;
  #restartInterval = 0;

  constructor(coded: Uint8Array) {
    this.#coded = coded;
  }

  get componentCount(): number {
    return this.#components.length;
  }

  /** The next scan behind a place; undefined at the stream's end. */
  nextScan(from: number): Scan | undefined {
    const coded = this.#coded;
    for (let at = from; ;) {
      while (coded[at] === 0xff && coded[at + 1] === 0xff) at++;
      const marker = coded[at + 1];
      if (coded[at] !== 0xff || marker === undefined) throw refused("has a JPEG stream whose markers are damaged");
      if (marker === 0xd9) return undefined;
      if (marker === 0xd8 || (marker >= 0xd0 && marker <= 0xd7)) {
        at += 2;
        continue;
      }
      const end = at + 2 + this.#uint16(at + 2);
      if (end > coded.length || end < at + 4) throw refused("has a JPEG stream whose markers are damaged");
      const body = coded.subarray(at + 4, end);
      if (marker === 0xda) return this.#readScan(body, end);
      if (marker === 0xdb) this.#readQuantization(body);
      else if (marker === 0xc4) this.#readHuffman(body);
      else if (marker === 0xdd) this.#restartInterval = this.#uint16(at + 4);
      else if (marker >= 0xc0 && marker <= 0xc3) this.#readComponents(body);
      at = end;
    }
  }

  #uint16(at: number): number {
    return ((this.#coded[at] ?? 0) << 8) | (this.#coded[at + 1] ?? 0);
  }

  #readQuantization(body: Uint8Array): void {
    for (let at = 0; at < body.length;) {
      const [precision, id] = [(body[at] as number) >> 4, (body[at] as number) & 15];
      const size = precision === 0 ? 1 : 2;
      const steps = body.subarray(at + 1, at + 1 + 64 * size);
      if (steps.length < 64 * size) throw refused("has a JPEG stream whose quantization table is cut off");
      const values = Int32Array.from({ length: 64 }, (_, index) =>
        size === 1 ? (steps[index] as number) : ((steps[2 * index] as number) << 8) | (steps[2 * index + 1] as number),
      );
      this.quantization.set(id, values);
      at += 1 + 64 * size;
    }
  }

  #readHuffman(body: Uint8Array): void {
    for (let at = 0; at + 17 <= body.length;) {
      const counts = body.subarray(at + 1, at + 17);
      const total = counts.reduce((sum, count) => sum + count, 0);
      const symbols = body.subarray(at + 17, at + 17 + total);
      if (symbols.length < total) throw refused("has a JPEG stream whose Huffman table is cut off");
      this.#huffman.set(body[at] as number, huffmanTable(counts, symbols));
      at += 17 + total;
    }
  }

  #readComponents(body: Uint8Array): void {
    const count = body[5] ?? 0;
    for (let index = 0; index < count; index++) {
      const [id = 0, sampling = 0, quantization = 0] = body.subarray(6 + 3 * index, 9 + 3 * index);
      if (count > 1 && sampling !== 0x11)
        throw refused("has a JPEG stream with reduced colour of a kind that is not read");
      this.#components.push({ id, quantization });
    }
  }

  #readScan(body: Uint8Array, start: number): Scan {
    const count = body[0] ?? 0;
    if (count === 0 || body.length < 4 + 2 * count) throw refused("has a JPEG stream whose scan header is damaged");
    const components = Array.from({ length: count }, (_, index): ScanComponent => {
      const [id, choice = 0] = body.subarray(1 + 2 * index, 3 + 2 * index);
      const place = this.#components.findIndex((component) => component.id === id);
      const component = this.#components[place];
      if (component === undefined) throw refused("has a JPEG stream whose scan header is damaged");
      const [dc, ac] = [this.#huffman.get(choice >> 4), this.#huffman.get(0x10 | (choice & 15))];
      return { place, quantization: component.quantization, dc, ac };
    });
    const [selection = 0, , approximation = 0] = body.subarray(1 + 2 * count);
    return { components, selection, shift: approximation & 15, start, restartInterval: this.#restartInterval };
  }
}
