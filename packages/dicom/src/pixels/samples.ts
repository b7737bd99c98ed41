import type { PixelFormat } from "./pixel-format.js";

/** Whether numbers of several bytes lie in memory with the low byte first, as on nearly all machines. */
export const isLittleEndianMachine = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Stored values, of the type that Bits Allocated and Pixel Representation give. */
export type StoredValues = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array;

/** Values as a codec gives them, each in a number of its own. */
export type CodecValues = StoredValues;

/** An array of a frame's stored values. */
export function storedArray({ bitsAllocated, isSigned }: PixelFormat, length: number): StoredValues {
  if (bitsAllocated === 32) return isSigned ? new Int32Array(length) : new Uint32Array(length);
  if (bitsAllocated === 16) return isSigned ? new Int16Array(length) : new Uint16Array(length);
  return isSigned ? new Int8Array(length) : new Uint8Array(length);
}

/**
 * Takes the Bits Stored bits of each value that end at `highBit`, and extends their sign (PS3.5, 8.1.1).
 *
 * @param highBit of native samples; of codecs Bits Stored − 1, since their values are not shifted.
 */
export function maskValues(values: CodecValues, format: PixelFormat, highBit: number): StoredValues {
  const { bitsStored, isSigned } = format;
  const shift = highBit + 1 - bitsStored;
  const out = storedArray(format, values.length);
  const mask = bitsStored === 32 ? -1 : 2 ** bitsStored - 1;
  const unused = 32 - bitsStored;
  const isWhole =
    shift === 0 && bitsStored === format.bitsAllocated && values.BYTES_PER_ELEMENT === out.BYTES_PER_ELEMENT;
  if (isWhole) {
    out.set(values);
    return out;
  }
  if (!isSigned && shift === 0 && values instanceof Uint16Array && out instanceof Uint16Array) {
    maskPairs(values, out, mask);
    return out;
  }
  if (isSigned)
    for (let at = 0; at < out.length; at++) out[at] = (((values[at] as number) >>> shift) << unused) >> unused;
  else for (let at = 0; at < out.length; at++) out[at] = ((values[at] as number) >>> shift) & mask;
  return out;
}

/** Two values at once, as words of 32 bits: large films have millions. */
function maskPairs(values: Uint16Array, out: Uint16Array, mask: number): void {
  out.set(values);
  const pairs = new Uint32Array(out.buffer, 0, out.length >> 1);
  const both = mask | (mask << 16);
  for (let at = 0; at < pairs.length; at++) pairs[at] = (pairs[at] as number) & both;
  if (out.length % 2 === 1) out[out.length - 1] = (out[out.length - 1] as number) & mask;
}
