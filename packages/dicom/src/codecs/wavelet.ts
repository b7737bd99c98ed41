import { refused } from "../parse/refuse.js";
import type { FrameShape, PixelFormat } from "../pixels/pixel-format.js";
import type { DecodedSamples, FrameDecoder } from "./decoded-frame.js";
import { decodeWithWasm } from "./wasm-decoder.js";

/** JPEG 2000 and HTJ2K: the codestream, also inside a JP2 file. */
export const decodeJpeg2000: FrameDecoder = (coded, format) => decode("jpeg-2000", coded, format);
export const decodeHtj2k: FrameDecoder = (coded, format) => decode("htj2k", coded, format);

/** A tile of a slide, whose chroma may be smaller than its luma: OpenJPEG makes red, green and blue of those. */
export async function decodeJpeg2000Tile(coded: Uint8Array, shape: FrameShape): Promise<DecodedSamples> {
  requireCodestream(coded, shape);
  return { values: (await decodeWithWasm("jpeg-2000", coded, shape)).values };
}

async function decode(codec: "jpeg-2000" | "htj2k", coded: Uint8Array, format: PixelFormat): Promise<DecodedSamples> {
  const start = requireCodestream(coded, format);
  requireEqualComponents(coded, start);
  const { values } = await decodeWithWasm(codec, coded, format);
  if (format.samplesPerPixel !== 3) return { values };
  // Decoders undo the codestream's own transform, whatever the file says of its colours.
  const isRgb = hasColourTransform(coded, start);
  const saysTransform = /^YBR_(?:ICT|RCT)$/.test(format.photometricInterpretation);
  return { values, isRgb, notes: saysTransform && !isRgb ? [noTransform] : [] };
}

const noTransform =
  "Its JPEG 2000 stream has no colour transform, which the file says it has: its samples are taken for red, green and blue.";

/** Whether the components of a codestream were transformed (COD, ISO/IEC 15444-1, A.6.1). */
function hasColourTransform(coded: Uint8Array, start: number): boolean {
  const view = new DataView(coded.buffer, coded.byteOffset, coded.byteLength);
  const at = behindSegments(view, start + 2, codingStyle, startOfTile);
  // Behind marker, length, Scod, progression order and layers.
  return at + 4 <= coded.length && view.getUint16(at) === codingStyle && coded[at + 8] === 1;
}

/** Pixels up to which a stream may be as short as it likes: a blank frame takes few bytes. */
const small = 2 ** 24;
/** Samples that a byte of a larger stream stands for at most. */
const densest = 2 ** 12;

/** Reads the codestream's own sizes before the decoder takes memory for them (ISO/IEC 15444-1, A.5.1); gives where it begins. */
function requireCodestream(coded: Uint8Array, { rows, columns, samplesPerPixel }: FrameShape): number {
  const start = codestreamIn(coded);
  const view = new DataView(coded.buffer, coded.byteOffset, coded.byteLength);
  if (start === undefined || start + 42 > coded.length || view.getUint16(start + 2) !== 0xff51)
    throw refused("has pixel data that are no JPEG 2000 codestream");
  const [width, height] = [8, 12].map((at) => view.getUint32(start + at) - view.getUint32(start + at + 8));
  if (width !== columns || height !== rows)
    throw refused(`has a stream of ${width} × ${height} pixels where its header says ${columns} × ${rows}`);
  const components = view.getUint16(start + 40);
  if (components !== samplesPerPixel)
    throw refused(`has a stream of ${components} components where its header says ${samplesPerPixel}`);
  const packets = packetBytes(view, start);
  const samples = rows * columns * components;
  if (samples > small && samples > densest * packets)
    throw refused("has pixel data that are too short for the size that they say");
  return start;
}

/** Of smaller components the decoder would give what lies behind them in its memory. */
function requireEqualComponents(coded: Uint8Array, start: number): void {
  const components = (coded[start + 41] as number) + 256 * (coded[start + 40] as number);
  for (let at = start + 43; at < start + 42 + 3 * components; at += 3)
    if (coded[at] !== 1 || coded[at + 1] !== 1) throw refused("has a stream with components of other sizes");
}

const codingStyle = 0xff52;
const startOfTile = 0xff90;
const startOfData = 0xff93;

/**
 * Follows the tile-parts to the end, and counts the bytes of their packets: comments and other segments hold no samples. One decoder shows a
 * stream that was cut off as if it were whole.
 */
function packetBytes(view: DataView, start: number): number {
  const { byteLength } = view;
  let packets = 0;
  // The main header: segments with their lengths, up to the first tile-part (SOT).
  let at = behindSegments(view, start + 2, startOfTile);
  while (at + 12 <= byteLength && view.getUint16(at) === startOfTile) {
    const length = view.getUint32(at + 6);
    // 0 for the last one: up to the end.
    const end = length === 0 ? byteLength : at + length;
    packets += Math.max(0, Math.min(end, byteLength) - behindSegments(view, at + 12, startOfData) - 2);
    if (length === 0) return packets;
    if (length < 14) break;
    at = end;
  }
  // Streams without an end marker are whole, too.
  const isEnd = at === byteLength || (at + 2 <= byteLength && view.getUint16(at) === 0xffd9);
  if (!isEnd) throw refused("has pixel data that are cut off or damaged");
  return packets;
}

/** Where the first of these markers stands among a header's segments. */
function behindSegments(view: DataView, from: number, ...markers: readonly number[]): number {
  let at = from;
  while (at + 4 <= view.byteLength && !markers.includes(view.getUint16(at))) at += 2 + view.getUint16(at + 2);
  return at;
}

/** Where the codestream begins: at once, or in the `jp2c` box of a JP2 file. */
function codestreamIn(coded: Uint8Array): number | undefined {
  if (coded[0] === 0xff && coded[1] === 0x4f) return 0;
  const view = new DataView(coded.buffer, coded.byteOffset, coded.byteLength);
  for (let at = 0; at + 8 <= coded.length;) {
    const length = view.getUint32(at);
    if (view.getUint32(at + 4) === 0x6a703263) return at + (length === 1 ? 16 : 8);
    if (length < 8) return undefined;
    at += length;
  }
  return undefined;
}
