import { refused } from "../parse/refuse.js";
import type { FrameDecoder } from "./decoded-frame.js";
import { frameHeaderOf } from "./jpeg-header.js";
import { BitReader, type HuffmanTable } from "./jpeg-huffman.js";
import { JpegTables, type Scan } from "./jpeg-tables.js";

/** What a value is predicted from: the one before it (a), above it (b), and before that (c). T.81, table H.1. */
const predictors: readonly ((a: number, b: number, c: number) => number)[] = [
  () => 0,
  (a) => a,
  (_, b) => b,
  (_, __, c) => c,
  (a, b, c) => a + b - c,
  (a, b, c) => a + ((b - c) >> 1),
  (a, b, c) => b + ((a - c) >> 1),
  (a, b) => (a + b) >> 1,
];

/** JPEG Lossless (ITU-T T.81, process 14), of any predictor. */
export const decodeJpegLossless: FrameDecoder = async (coded, format) => {
  const { precision } = frameHeaderOf(coded, format, [0xc3]);
  if (precision < 2 || precision > 16)
    throw refused(`has a JPEG stream of ${precision} bits a sample; 2 to 16 are read`);
  const { rows, columns, samplesPerPixel } = format;
  const length = rows * columns * samplesPerPixel;
  const values = precision <= 8 ? new Uint8Array(length) : new Uint16Array(length);
  const tables = new JpegTables(coded);
  for (let scan = tables.nextScan(0); scan !== undefined;) {
    const end = decodeScan(coded, scan, { values, precision, rows, columns, samplesPerPixel });
    scan = tables.nextScan(end);
  }
  return { values };
};

interface Target {
  readonly values: Uint8Array | Uint16Array;
  readonly precision: number;
  readonly rows: number;
  readonly columns: number;
  readonly samplesPerPixel: number;
}

/** Decodes a scan into the interleaved values; gives where its data end. */
function decodeScan(
  coded: Uint8Array,
  { components, selection, shift, start, restartInterval }: Scan,
  target: Target,
): number {
  const { values, precision, rows, columns, samplesPerPixel } = target;
  const predict = predictors[selection];
  if (predict === undefined || selection === 0) throw refused("has a lossless JPEG stream with an unknown predictor");
  const places = components.map(({ place }) => place);
  const huffman = components.map(({ dc }): HuffmanTable => {
    if (dc === undefined) throw refused("has a JPEG stream that lacks a table");
    return dc;
  });
  const reader = new BitReader(coded, start);
  const middle = 1 << (precision - shift - 1);
  // Predicted values are those before the shift.
  const above = components.map(() => new Int32Array(columns));
  /** Of each component: the value before, and the one above that. */
  const before = new Int32Array(components.length);
  const corner = new Int32Array(components.length);
  let left = restartInterval;
  let isFirstLine = true;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      if (restartInterval > 0 && left-- === 0) {
        reader.restart();
        left = restartInterval - 1;
        isFirstLine = true;
      }
      for (let index = 0; index < places.length; index++) {
        const line = above[index] as Int32Array;
        const [a, b, c] = [before[index] as number, line[column] as number, corner[index] as number];
        let predicted: number;
        if (column === 0) predicted = isFirstLine ? middle : b;
        else predicted = isFirstLine ? a : predict(a, b, c);
        const size = reader.symbol(huffman[index] as HuffmanTable);
        const difference = size === 16 ? 32_768 : reader.signed(Math.min(size, 15));
        const value = (predicted + difference) & 0xffff;
        corner[index] = b;
        before[index] = value;
        line[column] = value;
        values[(row * columns + column) * samplesPerPixel + (places[index] as number)] = value << shift;
      }
    }
    isFirstLine = false;
  }
  return reader.position;
}
