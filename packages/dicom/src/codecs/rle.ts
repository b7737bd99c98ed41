import { refused } from "../parse/refuse.js";
import { isLittleEndianMachine } from "../pixels/samples.js";
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
  const bytes = new Uint8Array(length * count);
  for (const [segment, start] of starts.entries()) {
    // Segments follow each other from the high byte of the first sample on; samples lie side by side.
    const [sample, byte] = [Math.floor(segment / size), segment % size];
    const first = sample * size + (isLittleEndianMachine ? size - 1 - byte : byte);
    unpack(coded.subarray(start, starts[segment + 1]), bytes, { first, step: count });
  }
  if (bitsAllocated === 1) return { values: bits(bytes, pixels) };
  if (size === 1) return { values: bytes };
  return { values: size === 2 ? new Uint16Array(bytes.buffer) : new Uint32Array(bytes.buffer) };
};

/** PackBits: `n + 1` bytes as they are, or one byte `1 − n` times; to every `step`th byte from `first` on. */
function unpack(
  coded: Uint8Array,
  out: Uint8Array,
  { first, step }: { readonly first: number; readonly step: number },
): void {
  let from = 0;
  for (let to = first; to < out.length;) {
    if (from >= coded.length) throw refused("ends inside its RLE data");
    const control = coded[from++] as number;
    if (control === 128) continue;
    const isRun = control > 128;
    const count = isRun ? 257 - control : Math.min(control + 1, coded.length - from);
    const end = Math.min(out.length, to + count * step);
    if (isRun ? from >= coded.length : count === 0) throw refused("ends inside its RLE data");
    if (isRun) for (const value = coded[from++] as number; to < end; to += step) out[to] = value;
    else for (; to < end; to += step) out[to] = coded[from++] as number;
  }
}

function bits(bytes: Uint8Array, pixels: number): Uint8Array {
  return Uint8Array.from({ length: pixels }, (_, at) => ((bytes[at >> 3] as number) >> (at & 7)) & 1);
}
