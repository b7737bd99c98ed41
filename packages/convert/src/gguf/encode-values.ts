import { bytesOf, type GgufTensorType, q8BlockSize } from "./gguf-types.js";

/** Encodes float32 values as tensor data; whole blocks for `q8_0`. */
export function encodeValues(values: Float32Array, type: GgufTensorType): Uint8Array {
  switch (type) {
    case "f32":
      return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    case "bf16":
      return encodeBfloat16(values);
    case "f16":
      return encodeFloat16(values);
    case "q8_0":
      return encodeQ8(values);
    default:
      return type satisfies never;
  }
}

/**
 * Rounds to nearest, ties to even: the upper half of the float32. Exact for weights that were bfloat16. What would round to
 * infinity becomes the largest finite value, as in `toFloat16`.
 */
function encodeBfloat16(values: Float32Array): Uint8Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const out = new Uint16Array(values.length);
  for (let i = 0; i < bits.length; i++) {
    const word = bits[i] as number;
    const rounded = (word + 0x7fff + ((word >>> 16) & 1)) >>> 16;
    out[i] = (rounded & 0x7fff) === 0x7f80 ? rounded - 1 : rounded;
  }
  return new Uint8Array(out.buffer);
}

function encodeFloat16(values: Float32Array): Uint8Array {
  const bits = new Uint32Array(values.buffer, values.byteOffset, values.length);
  const out = new Uint16Array(values.length);
  for (let i = 0; i < bits.length; i++) out[i] = toFloat16(bits[i] as number);
  return new Uint8Array(out.buffer);
}

/**
 * Bits of the nearest float16 of a finite float32, ties to even. Larger values become the largest finite
 * one, since an infinite weight would ruin the model.
 */
function toFloat16(bits: number): number {
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude >= 0x477ff000) return sign | 0x7bff;
  if (magnitude >= 0x38800000) {
    // Normal: exponents differ by 112; rounding may carry into the exponent, which is right.
    const shifted = magnitude - 0x38000000;
    return sign | ((shifted + 0xfff + ((shifted >>> 13) & 1)) >>> 13);
  }
  if (magnitude < 0x33000000) return sign;
  const shift = 126 - (magnitude >>> 23);
  const mantissa = (magnitude & 0x7fffff) | 0x800000;
  const half = mantissa >>> shift;
  const rest = mantissa & ((1 << shift) - 1);
  const middle = 1 << (shift - 1);
  return sign | (half + (rest > middle || (rest === middle && (half & 1) === 1) ? 1 : 0));
}

/** `block_q8_0` of ggml: scale = max |x| / 127 as float16, then 32 rounded values. */
function encodeQ8(values: Float32Array): Uint8Array {
  const out = new Uint8Array(bytesOf("q8_0", values.length));
  const view = new DataView(out.buffer);
  const scale = new Float32Array(1);
  const scaleBits = new Uint32Array(scale.buffer);
  for (let start = 0, at = 0; start < values.length; start += q8BlockSize) {
    let peak = 0;
    for (let i = start; i < start + q8BlockSize; i++) peak = Math.max(peak, Math.abs(values[i] as number));
    scale[0] = peak / 127;
    const inverse = peak === 0 ? 0 : 127 / peak;
    view.setUint16(at, toFloat16(scaleBits[0] as number), true);
    at += 2;
    for (let i = start; i < start + q8BlockSize; i++)
      view.setInt8(at++, roundHalfAway((values[i] as number) * inverse));
  }
  return out;
}

/** C's `roundf`. */
function roundHalfAway(value: number): number {
  return Math.sign(value) * Math.floor(Math.abs(value) + 0.5);
}
