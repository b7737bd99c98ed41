import { rangeOf } from "./grey-rules.js";
import { isLittleEndianMachine, type StoredValues } from "../pixels/samples.js";

/**
 * Shows each value once, and looks up the rest: a large image has far fewer values than pixels.
 *
 * @param show Gives red, green and blue of values. It may look at the lowest and the highest one, never at how many there are
 * or where: it gets all whole numbers between them.
 */
export function showDistinct(values: StoredValues, show: (values: StoredValues) => Uint8Array): Uint8Array {
  const size = values.BYTES_PER_ELEMENT;
  const count = 2 ** (8 * size);
  if (size > 2 || values.length <= count) return show(values);
  // Signed values are looked up by their bits.
  const { buffer, byteOffset, length } = values;
  const bits = size === 1 ? new Uint8Array(buffer, byteOffset, length) : new Uint16Array(buffer, byteOffset, length);
  const { low, high } = rangeOf(values);
  const all = Array.from({ length: high - low + 1 }, (_, step) => low + step);
  const shown = show(sameType(values, all));
  // Red in the low byte, as in the memory of a little-endian machine.
  const table = new Uint32Array(count);
  for (const [index, value] of all.entries()) {
    const [red = 0, green = 0, blue = 0] = shown.subarray(3 * index, 3 * index + 3);
    table[value & (count - 1)] = red | (green << 8) | (blue << 16);
  }
  return lookUpRgb(bits, table);
}

/** Four pixels are three words of memory: writing those takes half the time of writing bytes. */
function lookUpRgb(bits: Uint8Array | Uint16Array, table: Uint32Array): Uint8Array {
  const { length } = bits;
  const rgb = new Uint8Array(3 * length);
  const words = new Uint32Array(rgb.buffer, 0, isLittleEndianMachine ? 3 * (length >> 2) : 0);
  let at = 0;
  for (let word = 0; word < words.length; word += 3, at += 4) {
    const second = table[bits[at + 1] as number] as number;
    const third = table[bits[at + 2] as number] as number;
    words[word] = (table[bits[at] as number] as number) | (second << 24);
    words[word + 1] = (second >>> 8) | (third << 16);
    words[word + 2] = (third >>> 16) | ((table[bits[at + 3] as number] as number) << 8);
  }
  for (; at < length; at++) {
    const colour = table[bits[at] as number] as number;
    rgb[3 * at] = colour & 255;
    rgb[3 * at + 1] = (colour >> 8) & 255;
    rgb[3 * at + 2] = colour >> 16;
  }
  return rgb;
}

function sameType(values: StoredValues, of: readonly number[]): StoredValues {
  if (values instanceof Int16Array) return Int16Array.from(of);
  if (values instanceof Int8Array) return Int8Array.from(of);
  return values.BYTES_PER_ELEMENT === 1 ? Uint8Array.from(of) : Uint16Array.from(of);
}
