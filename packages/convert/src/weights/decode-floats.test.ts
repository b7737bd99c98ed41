import { describe, expect, it } from "vitest";
import { decodeFloats } from "./decode-floats.js";

const decode = (
  dtype: "BF16" | "F16" | "F32",
  bytes: Uint8Array,
  count: number,
): { finite: boolean; values: number[] } => {
  const values = new Float32Array(count);
  const finite = decodeFloats(bytes, dtype, values);
  return { finite, values: [...values] };
};
const halves = (...words: number[]): Uint8Array => new Uint8Array(Uint16Array.from(words).buffer);

describe("decodeFloats", () => {
  it("reads bfloat16", () => {
    const { finite, values } = decode("BF16", halves(0x3f80, 0xc000, 0x0000, 0x8000, 0x4049), 5);
    expect(finite).toBe(true);
    expect(values).toEqual([1, -2, 0, -0, 3.140625]);
  });

  it("reads float16, with subnormal numbers", () => {
    const { finite, values } = decode("F16", halves(0x3c00, 0xc000, 0x7bff, 0x0001, 0x83ff, 0x0400), 6);
    expect(finite).toBe(true);
    expect(values).toEqual([1, -2, 65_504, 2 ** -24, -1023 * 2 ** -24, 2 ** -14]);
  });

  it("reads float32 from any alignment", () => {
    const bytes = new Uint8Array(9);
    bytes.set(new Uint8Array(Float32Array.of(1.5, -0.25).buffer), 1);
    expect(decode("F32", bytes.subarray(1), 2)).toEqual({ finite: true, values: [1.5, -0.25] });
    const words = new Uint8Array(5);
    words.set(halves(0x3f80, 0x4000), 1);
    expect(decode("BF16", words.subarray(1), 2).values).toEqual([1, 2]);
  });

  it("tells of values that are not finite", () => {
    expect(decode("BF16", halves(0x3f80, 0x7f80), 2).finite).toBe(false);
    expect(decode("BF16", halves(0xffc0), 1).finite).toBe(false);
    expect(decode("F16", halves(0x7c00), 1).finite).toBe(false);
    expect(decode("F16", halves(0xfe01), 1).finite).toBe(false);
    expect(decode("F32", new Uint8Array(Float32Array.of(NaN).buffer), 1).finite).toBe(false);
  });
});
