import { describe, expect, it } from "vitest";
import { computeFlag } from "./compute-flag.js";
import { readComparator } from "./read-comparator.js";

describe("readComparator", () => {
  it.each([
    ["<0.5", "<", 0.5],
    ["≥ 60", ">=", 60],
    ["> 1,250", ">", 1250],
    ["-7,2", null, -7.2],
    ["less than 5", "<", 5],
    ["=<3", "<=", 3],
    ["12", null, 12],
  ])("%s", (text, comparator, value) => {
    expect(readComparator(text)).toEqual({ comparator, value });
  });
  it("reads by the page's decimal mark", () => {
    expect(readComparator("<1,250", ",")).toEqual({ comparator: "<", value: 1.25 });
    expect(readComparator("1.250", ",")).toEqual({ comparator: null, value: 1250 });
  });
  it.each(["negative", "1:320", "3-5", "", "5 mg"])("is null for %j", (text) =>
    expect(readComparator(text)).toBeNull(),
  );
});

describe("computeFlag", () => {
  it.each([
    ["5.6", "3.5-5.1", "H"],
    ["3.5", "3.5 - 5.1", "N"],
    ["3,4", "(3,5 bis 5,1)", "L"],
    ["-7.2", "-2 to +3", "L"],
    ["5", "<5", "H"],
    ["5", "<=5", "N"],
    ["59", ">60", "L"],
    ["<0.1", "0.4-4.0", "L"],
    ["<5", "<14", "N"],
    ["<10", "5-20", null],
    [">90", ">60", "N"],
    [">200", "10-50", "H"],
    ["negative", "3-5", null],
    ["5", "see note", null],
    ["1:320", "<1:80", null],
    // The decimal mark of the two together.
    ["1,000", "0,8-1,2", "N"],
    ["0,995", "0,8-1,2", "N"],
    ["1,000", "0.8-1.2", "H"],
    ["1.250", "900-1100,5", "H"],
    ["0,950", "1,000-1,200", "L"],
    // Ranges as printed.
    ["5.6", "3.5 - 5.1 mmol/L", "H"],
    ["5.0", "3.5-5.1mmol/L", "N"],
    ["120", "150 - 400 x10^9/L", "L"],
    ["101", "70-99 fasting", "H"],
    ["98", "Ref.: 70-99", "N"],
    ["98", "(70–99)", "N"],
    ["4", "bis 5,0 mg/l", "N"],
    ["59", "> 60 mL/min/1.73m2", "L"],
    // Which of two ranges is not known; nor is a unit converted.
    ["14", "M: 13-17 F: 12-15", null],
    ["100", "70-99 fasting, 70-140 random", null],
    ["5.6 g/dL", "35 - 51 g/L", null],
    ["30", "20-40 (age 50)", null],
    // Results with what stands around them.
    ["5.6*", "3.5-5.1", "H"],
    ["5.6 H", "3.5-5.1", "H"],
    ["H 5.6", "3.5-5.1", "H"],
    ["5.6 (H)", "3.5-5.1", "H"],
    ["**5.6**", "3.5-5.1", "H"],
    ["5.6 ↑", "3.5-5.1", "H"],
    ["5.6 mmol/L", "3.5-5.1 mmol/L", "H"],
    ["4.0 H", "3.5-5.1", "N"],
    ["5.6 or 6", "3.5-5.1", null],
  ])("%s in %s is %s", (result, range, flag) => expect(computeFlag(result, range)).toBe(flag));

  it("reads 50,000 digits", () => expect(computeFlag("1".repeat(50_000), "1".repeat(50_000))).toBeNull());
});
