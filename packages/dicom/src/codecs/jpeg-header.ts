import { mostJpegScans } from "@medgemma/core";
import { refused } from "../parse/refuse.js";
import type { FrameShape } from "../pixels/pixel-format.js";

/** The frame header of a JPEG stream. */
export interface JpegHeader {
  /** Low byte of the SOF marker: 0xc0 baseline, 0xc1 extended, 0xc2 progressive, 0xc3 lossless, 0xf7 JPEG-LS. */
  readonly process: number;
  readonly precision: number;
  readonly componentCount: number;
  readonly hasAdobe: boolean;
}

const startOfImage = 0xd8;
const startOfScan = 0xda;

/**
 * Reads a stream's frame header, and checks it against the file's before anything is decoded.
 *
 * @param processes SOF markers that the transfer syntax may have.
 * @throws {ImageDecodeError} when it is damaged or cut off, or of another size.
 */
export function frameHeaderOf(coded: Uint8Array, format: FrameShape, processes: readonly number[]): JpegHeader {
  const { rows, columns, samplesPerPixel } = format;
  if (coded[0] !== 0xff || coded[1] !== startOfImage) throw refused("has pixel data that are no JPEG stream");
  let header: Omit<JpegHeader, "hasAdobe"> | undefined;
  let hasAdobe = false;
  let at = 2;
  for (;;) {
    while (coded[at] === 0xff && coded[at + 1] === 0xff) at++;
    const marker = coded[at + 1];
    if (coded[at] !== 0xff || marker === undefined || at + 4 > coded.length)
      throw refused("has a JPEG stream whose header is damaged");
    const length = ((coded[at + 2] as number) << 8) | (coded[at + 3] as number);
    if (marker === startOfScan) break;
    if (length < 2 || at + 2 + length > coded.length) throw refused("has a JPEG stream whose header is damaged");
    if (processes.includes(marker)) header = readFrame(coded.subarray(at + 4), marker, { rows, columns });
    else if (isFrame(marker)) throw refused("has a JPEG stream of another process than its transfer syntax says");
    if (marker === 0xee && String.fromCharCode(...coded.subarray(at + 4, at + 9)) === "Adobe") hasAdobe = true;
    at += 2 + length;
  }
  if (header === undefined) throw refused("has a JPEG stream without a frame header");
  if (header.componentCount !== samplesPerPixel)
    throw refused(`has a stream of ${header.componentCount} components where its header says ${samplesPerPixel}`);
  requireScans(coded, at);
  return { ...header, hasAdobe };
}

function readFrame(
  body: Uint8Array,
  process: number,
  { rows, columns }: { readonly rows: number; readonly columns: number },
): Omit<JpegHeader, "hasAdobe"> {
  const [precision = 0, high = 0, low = 0, wide = 0, narrow = 0, componentCount = 0] = body;
  const [height, width] = [(high << 8) | low, (wide << 8) | narrow];
  if (width !== columns || height !== rows)
    throw refused(`has a stream of ${width} × ${height} pixels where its header says ${columns} × ${rows}`);
  return { process, precision, componentCount };
}

/** SOF0 to SOF15, without DHT, JPG and DAC; and SOF55. */
function isFrame(marker: number): boolean {
  return (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc) || marker === 0xf7;
}

/**
 * Within coded data there are no other markers than those of restarts.
 *
 * @throws {ImageDecodeError} when no EOI marker follows the first scan, or too many scans do.
 */
function requireScans(coded: Uint8Array, from: number): void {
  let scans = 1;
  for (let at = coded.indexOf(0xff, from + 2); at >= 0; at = coded.indexOf(0xff, at + 1)) {
    if (coded[at + 1] === 0xd9) return;
    if (coded[at + 1] === startOfScan && ++scans > mostJpegScans)
      throw refused(`has a JPEG stream of more than ${mostJpegScans} scans, which no encoder writes`);
  }
  throw refused("has a JPEG stream that ends early: it is cut off");
}
