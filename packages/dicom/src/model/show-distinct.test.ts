import { expect, it } from "vitest";
import { showDistinct } from "./show-distinct.js";

/** Three bytes that tell a value and its place in the range. */
function shown(values: ArrayLike<number>): Uint8Array {
  const low = Math.min(...Array.from(new Set(Array.from(values))));
  return Uint8Array.from(Array.from(values).flatMap((value) => [value & 255, (value >> 8) & 255, (value - low) & 255]));
}

it.each([
  ["unsigned bytes", Uint8Array.from({ length: 1003 }, (_, at) => (at * 37) % 251)],
  ["signed bytes", Int8Array.from({ length: 1002 }, (_, at) => ((at * 37) % 251) - 125)],
  ["unsigned words", Uint16Array.from({ length: 70_001 }, (_, at) => (at * 7919) % 65_521)],
  ["signed words", Int16Array.from({ length: 70_003 }, (_, at) => ((at * 7919) % 65_521) - 32_000)],
  ["words of a part of a buffer", new Uint16Array(new Uint16Array(70_010).fill(9).buffer, 8, 70_002)],
])("shows %s as if each were shown", (_, values) => {
  let count = 0;
  const rgb = showDistinct(values, (distinct) => {
    count = distinct.length;
    return shown(distinct);
  });
  expect(count).toBeLessThan(values.length);
  expect(Buffer.from(rgb).equals(shown(values))).toBe(true);
});

it("shows small images and wide values directly", () => {
  for (const values of [Uint8Array.of(3, 3), Int32Array.from({ length: 70_000 }, () => 5)]) {
    expect(showDistinct(values, (given) => shown(given.slice(0, given.length))).length).toBe(3 * values.length);
  }
});
