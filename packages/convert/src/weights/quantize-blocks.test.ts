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

interface Quantized {
  readonly values: Uint8Array;
  readonly scales: Float32Array;
  readonly zeroPoints: Uint8Array;
}

function quantized(values: Float32Array, columns: number, bits: 4 | 8, importance?: Float32Array): Quantized {
  const perRow = Math.ceil(columns / 32);
  const rows = values.length / columns;
  const output = {
    values: new Uint8Array((rows * perRow * 32 * bits) / 8),
    scales: new Float32Array(rows * perRow),
    zeroPoints: new Uint8Array(rows * Math.ceil(perRow / 2)),
  };
  if (bits === 8) quantizeBlocks8(values, columns, output);
  else quantizeBlocks4(values, { columns, importance }, output);
  return output;
}

/** Values as the runtime reads them, padding left out. */
function restored({ values, scales, zeroPoints }: Quantized, columns: number, bits: 4 | 8): number[] {
  const blocksPerRow = Math.ceil(columns / 32);
  const perRow = blocksPerRow * 32;
  const result: number[] = [];
  for (let i = 0; i < scales.length * 32; i++) {
    if (i % perRow >= columns) continue;
    const block = Math.floor((i % perRow) / 32);
    const zeroByte = zeroPoints[Math.floor(i / perRow) * Math.ceil(blocksPerRow / 2) + (block >> 1)]!;
    const zero = (zeroByte >> (4 * (block & 1))) & 15;
    const level = bits === 8 ? values[i]! - 128 : ((values[i >> 1]! >> (4 * (i % 2))) & 15) - zero;
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
    const output = quantized(normal(40), 40, bits);
    const all = restored({ ...output, zeroPoints: output.zeroPoints }, 64, bits);
    expect(new Set(all.slice(40).map(Math.abs))).toEqual(new Set([0]));
  });
});

describe("quantizeBlocks4", () => {
  it("is exact for values on a grid, wherever its zero lies", () => {
    for (const zero of [0, 3, 8, 15]) {
      const values = Float32Array.from({ length: 32 }, (_, i) => ((i % 16) - zero) * 0.25);
      expect(relativeError(values, restored(quantized(values, 32, 4), 32, 4))).toBeLessThan(1e-6);
    }
  });

  it("keeps the columns that matter better than the others", () => {
    const values = normal(64 * 200);
    const importance = Float32Array.from({ length: 64 }, (_, column) => (column % 8 === 0 ? 100 : 1));
    const errorIn = (columns: (column: number) => boolean, weights?: Float32Array): number => {
      const other = restored(quantized(values, 64, 4, weights), 64, 4);
      const kept = values.map((value, index) => (columns(index % 64) ? value : 0));
      return relativeError(
        kept,
        other.map((value, index) => (columns(index % 64) ? value : 0)),
      );
    };
    const matters = (column: number): boolean => column % 8 === 0;
    expect(errorIn(matters, importance)).toBeLessThan(0.8 * errorIn(matters));
    expect(errorIn((column) => !matters(column), importance)).toBeGreaterThan(errorIn((column) => !matters(column)));
  });

  it("looks at a row's own columns only", () => {
    const row = normal(80);
    const rows = Float32Array.from([...normal(80).map((value) => value * 50), ...row]);
    const apart = restored(quantized(row, 80, 4), 80, 4);
    expect(restored(quantized(rows, 80, 4), 80, 4).slice(80)).toEqual(apart);
  });
});

describe("quantizeBlocks8", () => {
  it("uses symmetric levels only", () => {
    const { values } = quantized(normal(32 * 200), 32, 8);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(1);
    expect(values).toContain(255);
  });
});
