import { describe, expect, it } from "vitest";
import { ctRgb } from "./ct-windows.js";

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
