import { checkCoefficient, checkSamples, mayExceed } from "./check-block.js";
import type { CodedBits } from "./coded-bits.js";
import { damagedJpeg } from "./damaged-jpeg.js";
import type { HuffmanTable } from "./huffman-table.js";

/** A component in a scan, with what is kept of it. */
export interface ScanComponent {
  readonly quantization: Uint16Array;
  readonly dc: HuffmanTable | undefined;
  readonly ac: HuffmanTable | undefined;
  /** 64 for each block, in zigzag order and not multiplied yet; in progressive files, whose later scans add to them. */
  readonly coefficients: Int16Array;
  /** The DC coefficient of the block before. */
  before: number;
}

export interface ScanRange {
  readonly first: number;
  readonly last: number;
  /** Bit that earlier scans went to, 0 for none; and the bit that this one goes to. */
  readonly high: number;
  readonly low: number;
}

/** Goes through the blocks of a scan and checks what they hold; keeps no samples. */
export class ScanDecoder {
  readonly #bits: CodedBits;
  readonly #range: ScanRange;
  readonly #progressive: boolean;
  /** The coefficients of the block at hand: those that are not zero, by place and value. */
  readonly #places = new Uint8Array(64);
  readonly #values = new Float64Array(64);
  /** Blocks still to come that hold nothing more. */
  #emptyBlocks = 0;

  constructor(bits: CodedBits, range: ScanRange, progressive: boolean) {
    this.#bits = bits;
    this.#range = range;
    this.#progressive = progressive;
  }

  /** @param index Number of the block in its component; -1 for one that fills up an interleaved unit at an edge. */
  block(component: ScanComponent, index: number): void {
    const { first, high, low } = this.#range;
    const { coefficients, quantization } = component;
    if (!this.#progressive) this.#sequential(component);
    else if (first > 0) {
      if (high === 0) this.#firstAc(component, index * 64);
      else this.#laterAc(component, index * 64);
    } else {
      const value = (high === 0 ? this.#dc(component) : this.#bits.read(1)) * 2 ** low;
      checkCoefficient(value * (quantization[0] as number));
      if (index >= 0) coefficients[index * 64] = (coefficients[index * 64] as number) + value;
    }
  }

  /** To be called where an interval ends. */
  endInterval(): void {
    if (this.#emptyBlocks > 0) throw damagedJpeg("its data ends early");
  }

  #dc(component: ScanComponent): number {
    component.before += this.#bits.readSigned(this.#bits.symbol(given(component.dc)));
    return component.before;
  }

  #sequential(component: ScanComponent): void {
    const { quantization } = component;
    const dc = this.#dc(component) * (quantization[0] as number);
    checkCoefficient(dc);
    let [filled, sum] = [0, 0];
    const ac = given(component.ac);
    for (let index = 1; index < 64; index++) {
      const symbol = this.#bits.symbol(ac);
      const size = symbol & 15;
      if (size === 0 && symbol >> 4 < 15) break;
      index += symbol >> 4;
      if (index > 63) throw damagedJpeg("a block holds too much");
      if (size === 0) continue;
      const value = this.#bits.readSigned(size) * (quantization[index] as number);
      checkCoefficient(value);
      sum += Math.abs(value);
      this.#places[filled] = index;
      this.#values[filled++] = value;
    }
    if (!mayExceed(dc, sum)) return;
    const block = new Float64Array(64);
    block[0] = dc;
    for (let at = 0; at < filled; at++) block[this.#places[at] as number] = this.#values[at] as number;
    checkSamples(block);
  }

  #firstAc({ ac, coefficients, quantization }: ScanComponent, block: number): void {
    if (this.#emptyBlocks > 0) {
      this.#emptyBlocks--;
      return;
    }
    const { first, last, low } = this.#range;
    const table = given(ac);
    for (let index = first; index <= last; index++) {
      const symbol = this.#bits.symbol(table);
      const [run, size] = [symbol >> 4, symbol & 15];
      if (size === 0 && run < 15) {
        this.#emptyBlocks = 2 ** run - 1 + this.#bits.read(run);
        return;
      }
      index += run;
      if (index > last) throw damagedJpeg("a block holds too much");
      if (size === 0) continue;
      const value = this.#bits.readSigned(size) * 2 ** low;
      checkCoefficient(value * (quantization[index] as number));
      coefficients[block + index] = value;
    }
  }

  /** ITU-T T.81, G.1.2.3: a bit for each coefficient that is known, and new ones of magnitude 1 between them. */
  #laterAc({ ac, coefficients }: ScanComponent, block: number): void {
    const { first, last, low } = this.#range;
    const refine = (at: number): void => {
      const value = coefficients[at] as number;
      if (this.#bits.read(1) === 1) coefficients[at] = value + Math.sign(value) * 2 ** low;
    };
    let index = first;
    if (this.#emptyBlocks === 0) {
      const table = given(ac);
      for (; index <= last; index++) {
        const symbol = this.#bits.symbol(table);
        let run = symbol >> 4;
        const size = symbol & 15;
        if (size > 1) throw damagedJpeg("its data holds what is no code");
        if (size === 0 && run < 15) {
          this.#emptyBlocks = 2 ** run + this.#bits.read(run);
          break;
        }
        const sign = size === 1 ? 2 * this.#bits.read(1) - 1 : 0;
        for (; index <= last; index++) {
          if (coefficients[block + index] !== 0) refine(block + index);
          else if (run-- === 0) break;
        }
        if (size === 0) continue;
        if (index > last) throw damagedJpeg("a block holds too much");
        coefficients[block + index] = sign * 2 ** low;
      }
    }
    if (this.#emptyBlocks === 0) return;
    for (; index <= last; index++) if (coefficients[block + index] !== 0) refine(block + index);
    this.#emptyBlocks--;
  }
}

function given(table: HuffmanTable | undefined): HuffmanTable {
  if (table === undefined) throw damagedJpeg("a code table is missing");
  return table;
}
