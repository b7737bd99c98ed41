import type { FloatType } from "../checkpoint/tensor-entry.js";

/**
 * Converts checkpoint values to float32, exactly.
 *
 * @param bytes Little-endian values, on any alignment.
 * @param into Takes `bytes.length / size of dtype` values from element 0 on.
 * @returns False when a value is infinite or not a number.
 */
export function decodeFloats(bytes: Uint8Array, dtype: FloatType, into: Float32Array): boolean {
  switch (dtype) {
    case "BF16":
      return decodeHalves(bytes, into, (halves, bits) => {
        for (let i = 0; i < halves.length; i++) bits[i] = (halves[i] as number) << 16;
      });
    case "F16": {
      const table = float16Bits();
      return decodeHalves(bytes, into, (halves, bits) => {
        for (let i = 0; i < halves.length; i++) bits[i] = table[halves[i] as number] as number;
      });
    }
    case "F32": {
      const bits = new Uint32Array(into.buffer, into.byteOffset, bytes.length / 4);
      new Uint8Array(into.buffer, into.byteOffset, bytes.length).set(bytes);
      return isFinite32(bits);
    }
    default:
      return dtype satisfies never;
  }
}

function decodeHalves(
  bytes: Uint8Array,
  into: Float32Array,
  convert: (halves: Uint16Array, bits: Uint32Array) => void,
): boolean {
  const aligned = bytes.byteOffset % 2 === 0 ? bytes : bytes.slice();
  const halves = new Uint16Array(aligned.buffer, aligned.byteOffset, bytes.length / 2);
  const bits = new Uint32Array(into.buffer, into.byteOffset, halves.length);
  convert(halves, bits);
  return isFinite32(bits);
}

/** An exponent of all ones is infinity or not a number. */
function isFinite32(bits: Uint32Array): boolean {
  let largest = 0;
  for (let i = 0; i < bits.length; i++) {
    const exponent = (bits[i] as number) & 0x7f800000;
    if (exponent > largest) largest = exponent;
  }
  return largest !== 0x7f800000;
}

let halfTable: Uint32Array | undefined;

/** Bits of the float32 for each of the 65,536 float16 values. */
function float16Bits(): Uint32Array {
  if (halfTable !== undefined) return halfTable;
  const table = new Uint32Array(65_536);
  const value = new Float32Array(1);
  const valueBits = new Uint32Array(value.buffer);
  for (let half = 0; half < 65_536; half++) {
    const sign = half & 0x8000 ? -1 : 1;
    const exponent = (half >> 10) & 0x1f;
    const fraction = half & 0x3ff;
    if (exponent === 0x1f) value[0] = fraction === 0 ? sign * Infinity : NaN;
    else if (exponent === 0) value[0] = sign * fraction * 2 ** -24;
    else value[0] = sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
    table[half] = valueBits[0] as number;
  }
  halfTable = table;
  return table;
}
