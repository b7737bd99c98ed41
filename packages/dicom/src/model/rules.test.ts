import { describe, expect, it } from "vitest";
import { ctRgb } from "./ct-windows.js";
import { roundHalfEven } from "./round-half-even.js";

describe("roundHalfEven", () => {
  it.each([
    [0.5, 0],
    [1.5, 2],
    [2.5, 2],
    [-0.5, 0],
    [-1.5, -2],
    [2.4999, 2],
    [2.5001, 3],
  ])("%s is %s", (value, rounded) => expect(roundHalfEven(value) + 0).toBe(rounded));
});

describe("ctRgb", () => {
  // From the windows' definition: 255 / (high − low) × (value − low), halves to even.
  it.each([
    [-2000, [0, 0, 0]],
    [-1024, [0, 0, 0]],
    [-135, [111, 0, 0]],
    [-30, [124, 76, 0]],
    [0, [128, 98, 0]],
    [24, [130, 116, 76]],
    [40, [132, 128, 128]],
    [80, [137, 157, 255]],
    [215, [154, 255, 255]],
    [3000, [255, 255, 255]],
  ])("%s HU", (unit, rgb) => expect([...ctRgb(Float64Array.of(unit))]).toEqual(rgb));
});
