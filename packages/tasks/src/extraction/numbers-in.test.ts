import { expect, it } from "vitest";
import { numbersIn } from "./numbers-in.js";

it.each([
  ["Na 140, K 4.1", [140, 4.1]],
  ["1,200 mL; Hb 7,5; 7.50 g/dL", [1200, 7.5]],
  [".5 mg at night", [0.5]],
  ["Base excess -9.1", [-9.1]],
  ["base excess: −9.1 (−4 to 2)", [-9.1, -4, 2]],
  ["range 3-5, 2024-01-05", [3, 5, 2024, 1]],
  ["on 1.2.2024", [1, 2, 2024]],
  ["5mg", [5]],
  ["WBC 12,0, INR 1,000, Thrombozyten 250.000", [12, 1, 250_000]],
])("%j has %j", (text, numbers) => {
  expect(new Set(numbersIn(text))).toEqual(new Set(numbers));
});

it("reads long texts of one thing", () => {
  expect([...numbersIn("x".repeat(100_000))]).toEqual([]);
  expect([...numbersIn("1.".repeat(50_000))]).toEqual([1]);
});
