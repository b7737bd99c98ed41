import { expect, it } from "vitest";
import { mrGrey, windowGrey } from "./grey-rules.js";

it("clips what lies outside of the range of an MR", () => {
  const grey = mrGrey(Float64Array.of(-50, 0, 100, 150, 200, 300, Number.MAX_VALUE), { low: 100, high: 200 });
  expect([...grey]).toEqual([0, 0, 0, 128, 255, 255, 255]);
});

// PS3.3, C.11.2.1.2.1: at or below center − 0.5 − (width − 1) / 2 the lowest, above center − 0.5 + (width − 1) / 2 the highest.
it.each([
  [{ center: 40, width: 1 }, [39, 39.5, 39.6, 41], [0, 0, 255, 255]],
  [{ center: 40, width: 2 }, [39, 39.5, 40, 41], [0, 128, 255, 255]],
  [{ center: 50, width: 101 }, [-1, -0.5, 49.5, 99.5, 100], [0, 0, 128, 255, 255]],
])("shows a window by the standard's function: %j", (window, values, grey) => {
  expect([...windowGrey(Float64Array.from(values), window, false)]).toEqual(grey);
});
