import { refused } from "../parse/refuse.js";
import type { PixelFormat } from "./pixel-format.js";
import { isLittleEndianMachine, maskValues, type StoredValues } from "./samples.js";

/** Native pixel data and how they are written. */
export interface NativePixels {
  readonly data: Uint8Array;
  readonly isLittleEndian: boolean;
  /** Value representation of the element: 8-bit samples in big-endian words are swapped. */
  readonly isWords: boolean;
}

/** Whether the two chroma samples of a native frame are shared by two pixels. */
export function isHalvedChroma({ photometricInterpretation }: PixelFormat): boolean {
  return photometricInterpretation === "YBR_FULL_422" || photometricInterpretation === "YBR_PARTIAL_422";
}

/** Bits that a native frame takes. */
export function bitsOfFrame(format: PixelFormat): number {
  const { rows, columns, samplesPerPixel, bitsAllocated } = format;
  const samples = isHalvedChroma(format) ? 2 : samplesPerPixel;
  return rows * columns * samples * bitsAllocated;
}

/** Reads a frame of uncompressed pixel data: interleaved stored values, chroma repeated. */
export function readNativeFrame(pixels: NativePixels, format: PixelFormat, index: number): StoredValues {
  const { rows, columns, bitsAllocated, samplesPerPixel } = format;
  const bits = bitsOfFrame(format);
  if (bitsAllocated === 1) return unpackBits(pixels, bits * index, rows * columns);
  const bytes = bits / 8;
  const part = pixels.data.subarray(index * bytes, (index + 1) * bytes);
  if (part.length < bytes) {
    throw refused(
      `has ${pixels.data.length} bytes of pixel data, and its header asks for ${bytes * (index + 1)} or more`,
    );
  }
  const raw = inOrder(part, pixels, bitsAllocated);
  if (isHalvedChroma(format)) return maskValues(repeatChroma(raw, rows * columns), format, format.highBit);
  const isPlanar = format.isPlanar && samplesPerPixel === 3;
  return maskValues(isPlanar ? interleave(raw, rows * columns) : raw, format, format.highBit);
}

type Raw = Uint8Array | Uint16Array | Uint32Array;

function inOrder(part: Uint8Array, { isLittleEndian, isWords }: NativePixels, bitsAllocated: number): Raw {
  if (bitsAllocated === 8) return !isLittleEndian && isWords ? swapped(part) : part;
  const size = bitsAllocated / 8;
  const length = part.length / size;
  const view = new DataView(part.buffer, part.byteOffset, part.byteLength);
  if (isLittleEndian && isLittleEndianMachine) {
    // Values are copied later; views must begin at a multiple of their size.
    const { buffer, byteOffset } = part.byteOffset % size === 0 ? part : part.slice();
    return size === 2 ? new Uint16Array(buffer, byteOffset, length) : new Uint32Array(buffer, byteOffset, length);
  }
  if (size === 2) {
    const values = new Uint16Array(length);
    for (let at = 0; at < length; at++) values[at] = view.getUint16(2 * at, isLittleEndian);
    return values;
  }
  const values = new Uint32Array(length);
  for (let at = 0; at < length; at++) values[at] = view.getUint32(4 * at, isLittleEndian);
  return values;
}

/** Pairs of bytes the other way round. */
function swapped(bytes: Uint8Array): Uint8Array {
  const out = bytes.slice();
  for (let at = 0; at + 1 < out.length; at += 2) {
    out[at] = bytes[at + 1] as number;
    out[at + 1] = bytes[at] as number;
  }
  return out;
}

/** One bit a pixel, the lowest first. Frames follow each other without a gap. */
function unpackBits({ data, isLittleEndian, isWords }: NativePixels, from: number, count: number): Uint8Array {
  if (data.length * 8 < from + count) throw refused("has fewer pixel data than its header asks for");
  const bytes = !isLittleEndian && isWords ? swapped(data) : data;
  const out = new Uint8Array(count);
  for (let at = 0; at < count; at++) out[at] = ((bytes[(from + at) >> 3] as number) >> ((from + at) & 7)) & 1;
  return out;
}

/** Planes to pixels. */
export function interleave<Values extends Raw | StoredValues>(planes: Values, pixels: number): Values {
  const out = planes.slice() as Values;
  for (let at = 0; at < pixels; at++) {
    out[3 * at] = planes[at] as number;
    out[3 * at + 1] = planes[pixels + at] as number;
    out[3 * at + 2] = planes[2 * pixels + at] as number;
  }
  return out;
}

/** `Y1 Y2 Cb Cr` to two pixels that share the chroma. */
function repeatChroma(raw: Raw, pixels: number): Raw {
  const out = raw instanceof Uint8Array ? new Uint8Array(3 * pixels) : new Uint16Array(3 * pixels);
  for (let pair = 0; 2 * pair < pixels; pair++) {
    const [first = 0, second = 0, blue = 0, red = 0] = raw.subarray(4 * pair, 4 * pair + 4);
    out.set([first, blue, red], 6 * pair);
    if (2 * pair + 1 < pixels) out.set([second, blue, red], 6 * pair + 3);
  }
  return out;
}
