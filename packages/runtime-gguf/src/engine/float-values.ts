/** Decodes the data of an F32, F16 or BF16 tensor (`ggml_type` 0, 1, 30). */
export function floatValues(bytes: Uint8Array, type: number): Float32Array {
  const copy = bytes.slice().buffer;
  if (type === 0) return new Float32Array(copy);
  const halves = new Uint16Array(copy);
  const values = new Float32Array(halves.length);
  const bits = new Uint32Array(values.buffer);
  for (let i = 0; i < halves.length; i++) {
    const half = halves[i] as number;
    if (type === 30) bits[i] = half << 16;
    else values[i] = fromFloat16(half);
  }
  return values;
}

/** IEEE 754 binary16. */
function fromFloat16(half: number): number {
  const sign = (half & 0x8000) === 0 ? 1 : -1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
