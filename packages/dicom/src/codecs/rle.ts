import { refused } from "../parse/refuse.js";
import type { FrameDecoder } from "./decoded-frame.js";

const headerBytes = 64;

/** RLE Lossless (PS3.5, annex G): a segment for each byte of each sample, the high byte first. */
export const decodeRle: FrameDecoder = async (coded, { rows, columns, samplesPerPixel, bitsAllocated }) => {
  const pixels = rows * columns;
  const size = Math.max(1, bitsAllocated / 8);
  const expected = samplesPerPixel * size;
  if (coded.length < headerBytes) throw refused("has RLE data without their header");
  const view = new DataView(coded.buffer, coded.byteOffset, coded.byteLength);
  const count = view.getUint32(0, true);
  if (count !== expected) throw refused(`has ${count} RLE segments where its header asks for ${expected}`);
  const starts = Array.from({ length: count }, (_, segment) => view.getUint32(4 + 4 * segment, true));
  if (starts.some((start, at) => start < headerBytes || start > coded.length || start < (starts[at - 1] ?? 0)))
    throw refused("has RLE segments outside of its data");
  const length = bitsAllocated === 1 ? Math.ceil(pixels / 8) : pixels;
  const planes = starts.map((start, at) => unpack(coded.subarray(start, starts[at + 1]), length));
  if (size === 1 && samplesPerPixel === 1)
    return { values: bitsAllocated === 1 ? bits(planes[0] as Uint8Array, pixels) : (planes[0] as Uint8Array) };
  const values =
    size === 4
      ? new Uint32Array(pixels * samplesPerPixel)
      : size === 2
        ? new Uint16Array(pixels * samplesPerPixel)
        : new Uint8Array(pixels * samplesPerPixel);
  for (let sample = 0; sample < samplesPerPixel; sample++) {
    for (let byte = 0; byte < size; byte++) {
      const plane = planes[sample * size + byte] as Uint8Array;
      const weight = 256 ** (size - 1 - byte);
      for (let at = 0; at < pixels; at++) {
        const place = at * samplesPerPixel + sample;
        values[place] = (values[place] as number) + (plane[at] as number) * weight;
      }
    }
  }
  return { values };
};

/** PackBits: `n + 1` bytes as they are, or one byte `1 − n` times. */
function unpack(coded: Uint8Array, length: number): Uint8Array {
  const out = new Uint8Array(length);
  let from = 0;
  let to = 0;
  while (to < length) {
    if (from >= coded.length) throw refused("ends inside its RLE data");
    const control = coded[from++] as number;
    if (control === 128) continue;
    if (control < 128) {
      const part = coded.subarray(from, from + Math.min(control + 1, length - to));
      if (part.length === 0) throw refused("ends inside its RLE data");
      out.set(part, to);
      from += control + 1;
      to += part.length;
    } else {
      if (from >= coded.length) throw refused("ends inside its RLE data");
      out.fill(coded[from++] as number, to, Math.min(to + 257 - control, length));
      to += 257 - control;
    }
  }
  return out;
}

function bits(bytes: Uint8Array, pixels: number): Uint8Array {
  return Uint8Array.from({ length: pixels }, (_, at) => ((bytes[at >> 3] as number) >> (at & 7)) & 1);
}
