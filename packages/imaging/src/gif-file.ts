import { concatenateBytes, ImageDecodeError } from "@medgemma/core";
import type { DecodeImageOptions } from "./decode-image-options.js";
import type { ImageFacts } from "./image-from-samples.js";
import { checkImageSize } from "./image-size-limit.js";

/** A GIF file whose structure is sound. */
export interface GifFile extends ImageFacts {
  /** The file with its first frame alone, and that without transparency: alpha is dropped, and decoders lose its colours. */
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
}

/** First bytes of blocks, and the label of an extension that says whether a colour is transparent (GIF89a, 20 to 27). */
const extension = 0x21;
const imageDescriptor = 0x2c;
const trailer = 0x3b;
const graphicControl = 0xf9;

/**
 * Goes through the blocks of a GIF file, and keeps those of its first frame.
 *
 * @throws {ImageDecodeError} when it is damaged or cut off, or has more pixels than allowed.
 */
export function readGifFile(bytes: Uint8Array, options: DecodeImageOptions): GifFile {
  if (bytes.length < 13) throw damaged("it is cut off");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [width, height] = [view.getUint16(6, true), view.getUint16(8, true)];
  checkImageSize(width, height, options);
  const headerEnd = 13 + coloursOf(view.getUint8(10));
  const parts = [bytes.subarray(0, headerEnd)];
  let frames = 0;
  let covers = true;
  for (let at = headerEnd; ;) {
    const kind = bytes[at];
    if (kind === trailer) break;
    const end = kind === extension ? subBlocksEnd(bytes, at + 2) : kind === imageDescriptor ? frameEnd(bytes, at) : -1;
    if (end < 0) throw damaged(at >= bytes.length ? "it is cut off" : "a block of it is not valid");
    if (kind === imageDescriptor && ++frames === 1) {
      if (headerEnd === 13 && ((bytes[at + 9] as number) & 0x80) === 0) throw damaged("it has no colours");
      const [left, top, across, down] = [1, 3, 5, 7].map((offset) => view.getUint16(at + offset, true));
      covers = left === 0 && top === 0 && across === width && down === height;
      parts.push(bytes.subarray(at, end), Uint8Array.of(trailer));
    } else if (frames === 0 && bytes[at + 1] === graphicControl) {
      if (bytes[at + 2] !== 4) throw damaged("a block of it is not valid");
      // Other extensions say nothing of the pixels.
      parts.push(bytes.slice(at, end).with(3, (bytes[at + 3] as number) & 0xfe));
    }
    at = end;
  }
  if (frames === 0) throw damaged("it has no frame");
  return {
    bytes: concatenateBytes(parts),
    width,
    height,
    orientation: 1,
    notes: [
      ...(frames > 1 ? [`It has ${frames} frames; the first was read.`] : []),
      ...(covers ? [] : ["Its first frame does not cover it; the rest is black."]),
    ],
  };
}

/** Bytes of a table of colours, from the byte that tells of it. */
function coloursOf(packed: number): number {
  return (packed & 0x80) === 0 ? 0 : 3 * 2 ** ((packed & 7) + 1);
}

/** After the descriptor come colours, a byte for the coding, and the samples. */
function frameEnd(bytes: Uint8Array, at: number): number {
  if (at + 10 > bytes.length) return -1;
  return subBlocksEnd(bytes, at + 11 + coloursOf(bytes[at + 9] as number));
}

/** Where a list of blocks with their lengths ends; -1 when the file ends before. */
function subBlocksEnd(bytes: Uint8Array, start: number): number {
  for (let at = start; at < bytes.length;) {
    const length = bytes[at] as number;
    at += 1 + length;
    if (length === 0) return at;
  }
  return -1;
}

function damaged(what: string): ImageDecodeError {
  return new ImageDecodeError(`The GIF file is damaged: ${what}.`, { hint: "Get the file again, or save it as PNG." });
}
