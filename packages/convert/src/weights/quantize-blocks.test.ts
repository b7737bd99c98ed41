import { describe, expect, it } from "vitest";
import { quantizeBlocks4, quantizeBlocks8 } from "./quantize-blocks.js";

/** Normally distributed values, always the same. */
function normal(count: number): Float32Array {
  let state = 1;
  const uniform = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  };
  return Float32Array.from(
    { length: count },
    () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform()),
  );
}

function quantized(values: Float32Array, columns: number, bits: 4 | 8): { values: Uint8Array; scales: Float32Array } {
  const blocks = (values.length / columns) * Math.ceil(columns / 32);
  const output = { values: new Uint8Array((blocks * 32 * bits) / 8), scales: new Float32Array(blocks) };
  (bits === 4 ? quantizeBlocks4 : quantizeBlocks8)(values, columns, output);
  return output;
}

/** Values as the runtime reads them, padding left out. */
function restored(
  { values, scales }: { values: Uint8Array; scales: Float32Array },
  columns: number,
  bits: 4 | 8,
): number[] {
  const perRow = Math.ceil(columns / 32) * 32;
  const result: number[] = [];
  for (let i = 0; i < scales.length * 32; i++) {
    if (i % perRow >= columns) continue;
    const level = bits === 8 ? values[i]! - 128 : ((values[i >> 1]! >> (4 * (i % 2))) & 15) - 8;
    result.push(level * scales[Math.floor(i / 32)]!);
  }
  return result;
}

function relativeError(values: Float32Array, other: readonly number[]): number {
  let error = 0;
  let total = 0;
  values.forEach((value, index) => {
    error += (value - other[index]!) ** 2;
    total += value ** 2;
  });
  return Math.sqrt(error / total);
}

describe.each([
  { bits: 4, bound: 0.084 },
  { bits: 8, bound: 0.006 },
] as const)("quantizing to $bits bits", ({ bits, bound }) => {
  it.each([32, 64, 80, 1])("keeps values of rows of %i", (columns) => {
    const values = normal(columns * 1000);
    expect(relativeError(values, restored(quantized(values, columns, bits), columns, bits))).toBeLessThan(bound);
  });

  it("keeps zeros", () => {
    const output = quantized(new Float32Array(64), 64, bits);
    expect(restored(output, 64, bits).every((value) => value === 0)).toBe(true);
    expect(new Set(output.values)).toEqual(new Set([bits === 4 ? 0x88 : 0x80]));
  });

  it("stays finite for the smallest and the largest values", () => {
    for (const magnitude of [1e-45, 1e-38, 1e-29, 3e38]) {
      const values = normal(32).map((value) => Math.sign(value) * magnitude);
      expect(restored(quantized(values, 32, bits), 32, bits).every(Number.isFinite)).toBe(true);
    }
  });

  it("fills the last block with zeros", () => {
    const { values } = quantized(normal(40), 40, bits);
    const padding = values.subarray((40 * bits) / 8);
    expect(new Set(padding)).toEqual(new Set([bits === 4 ? 0x88 : 0x80]));
  });
});

describe("quantizeBlocks4", () => {
  it("is exact for values on a grid", () => {
    const values = Float32Array.from({ length: 32 }, (_, i) => ((i % 16) - 8) * 0.25);
    expect(restored(quantized(values, 32, 4), 32, 4)).toEqual([...values]);
    const negated = values.map((value) => -value);
    expect(restored(quantized(negated, 32, 4), 32, 4)).toEqual([...negated]);
  });
});

describe("quantizeBlocks8", () => {
  it("uses symmetric levels only", () => {
    const { values } = quantized(normal(32 * 200), 32, 8);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(1);
    expect(values).toContain(255);
  });
});
