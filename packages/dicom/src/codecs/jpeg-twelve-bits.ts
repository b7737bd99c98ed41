import { refused } from "../parse/refuse.js";
import type { PixelFormat } from "../pixels/pixel-format.js";
import { inverseDct } from "./inverse-dct.js";
import { BitReader } from "./jpeg-huffman.js";
import { JpegTables, type ScanComponent } from "./jpeg-tables.js";

/** Order of coefficients in the stream: place in the block, by rows. */
const zigzag = Uint8Array.from(
  (
    "0 1 8 16 9 2 3 10 17 24 32 25 18 11 4 5 12 19 26 33 40 48 41 34 27 20 13 6 7 14 21 28 " +
    "35 42 49 56 57 50 43 36 29 22 15 23 30 37 44 51 58 59 52 45 38 31 39 46 53 60 61 54 47 55 62 63"
  ).split(" "),
  Number,
);

/**
 * Decodes a sequential JPEG of 12 bits (ITU-T T.81, extended, Huffman coding), which no WebAssembly codec of the npm registry reads.
 * The arithmetic is the IJG's. One component, or several in one scan that are not subsampled.
 *
 * @returns Interleaved samples from 0 to 4095.
 */
export function decodeTwelveBits(coded: Uint8Array, { rows, columns, samplesPerPixel }: PixelFormat): Uint16Array {
  const tables = new JpegTables(coded);
  const scan = tables.nextScan(0);
  if (scan === undefined || scan.components.length !== tables.componentCount)
    throw refused("has a JPEG stream of 12 bits in several scans, which is not read");
  const values = new Uint16Array(rows * columns * samplesPerPixel);
  const reader = new BitReader(coded, scan.start);
  const block = new Int32Array(64);
  const predicted = new Int32Array(scan.components.length);
  const wide = Math.ceil(columns / 8);
  const blocks = wide * Math.ceil(rows / 8);
  for (let index = 0; index < blocks; index++) {
    if (scan.restartInterval > 0 && index > 0 && index % scan.restartInterval === 0) {
      reader.restart();
      predicted.fill(0);
    }
    const [top, left] = [8 * Math.floor(index / wide), 8 * (index % wide)];
    for (const [at, component] of scan.components.entries()) {
      predicted[at] = readBlock(reader, component, { tables, block, before: predicted[at] as number });
      inverseDct(block);
      for (let row = 0; row < 8 && top + row < rows; row++) {
        for (let column = 0; column < 8 && left + column < columns; column++) {
          const value = (block[8 * row + column] as number) + 2048;
          const place = ((top + row) * columns + left + column) * samplesPerPixel + component.place;
          values[place] = Math.max(0, Math.min(4095, value));
        }
      }
    }
  }
  return values;
}

/** Reads a block of dequantized coefficients; gives the value that the next one is predicted from. */
function readBlock(
  reader: BitReader,
  { dc, ac, quantization }: ScanComponent,
  { tables, block, before }: { readonly tables: JpegTables; readonly block: Int32Array; readonly before: number },
): number {
  const steps = tables.quantization.get(quantization);
  if (dc === undefined || ac === undefined || steps === undefined)
    throw refused("has a JPEG stream that lacks a table");
  block.fill(0);
  const value = before + reader.signed(Math.min(16, reader.symbol(dc)));
  block[0] = value * (steps[0] as number);
  for (let at = 1; at < 64; at++) {
    const symbol = reader.symbol(ac);
    const [zeros, length] = [symbol >> 4, symbol & 15];
    if (length === 0) {
      if (zeros !== 15) break;
      at += 15;
      continue;
    }
    at += zeros;
    if (at > 63) throw refused("has a JPEG stream with a block of more than 64 coefficients");
    block[zigzag[at] as number] = reader.signed(length) * (steps[at] as number);
  }
  return value;
}
