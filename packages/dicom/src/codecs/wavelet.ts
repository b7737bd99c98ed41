import { refused } from "../parse/refuse.js";
import type { FrameShape } from "../pixels/pixel-format.js";
import type { DecodedSamples, FrameDecoder } from "./decoded-frame.js";
import { decodeWithWasm } from "./wasm-decoder.js";

/** JPEG 2000 and HTJ2K: the codestream, also inside a JP2 file. */
export const decodeJpeg2000: FrameDecoder = (coded, format) => decode("jpeg-2000", coded, format);
export const decodeHtj2k: FrameDecoder = (coded, format) => decode("htj2k", coded, format);

async function decode(codec: "jpeg-2000" | "htj2k", coded: Uint8Array, format: FrameShape): Promise<DecodedSamples> {
  requireSize(coded, format);
  const { values, componentCount } = await decodeWithWasm(codec, coded, format);
  if (componentCount !== format.samplesPerPixel)
    throw refused(`has a stream of ${componentCount} components where its header says ${format.samplesPerPixel}`);
  return { values };
}

/** Reads the size in the codestream's SIZ marker, before the decoder takes memory for it (ISO/IEC 15444-1, A.5.1). */
function requireSize(coded: Uint8Array, { rows, columns }: FrameShape): void {
  const start = codestreamIn(coded);
  const view = new DataView(coded.buffer, coded.byteOffset, coded.byteLength);
  if (start === undefined || start + 24 > coded.length || view.getUint16(start + 2) !== 0xff51)
    throw refused("has pixel data that are no JPEG 2000 codestream");
  const [width, height] = [8, 12].map((at) => view.getUint32(start + at) - view.getUint32(start + at + 8));
  if (width !== columns || height !== rows)
    throw refused(`has a stream of ${width} × ${height} pixels where its header says ${columns} × ${rows}`);
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
