import { describe, expect, it } from "vitest";
import { checkLaboratoryRow } from "../check-row.js";

const isOn = (name: string, result: string, page: string): boolean =>
  checkLaboratoryRow({ name, result }, page).grounded;

describe("a table of analytes over values", () => {
  it.each([
    "Hb   Cr   Na\n9.1  2.1  128",
    "Hb Cr Na\n9.1 2.1 128",
    "| Hb | Cr | Na |\n|---|---|---|\n| 9.1 | 2.1 | 128 |",
  ])("gives each value to the analyte above it: %j", (page) => {
    const columns = { Hb: "9.1", Cr: "2.1", Na: "128" };
    for (const [name, own] of Object.entries(columns))
      for (const value of Object.values(columns))
        expect(isOn(name, value, page), `${name} ${value}`).toBe(value === own);
  });

  it("takes no specimen and no kind of column for an analyte", () => {
    expect(isOn("Serum", "140", "Sodium\nSerum  Urine\n140  60")).toBe(false);
    expect(isOn("Result", "140", "Sodium\nResult  Previous\n140  138")).toBe(false);
    expect(isOn("Total", "1.2", "Total Bilirubin\n1.2 0.3")).toBe(false);
  });
});
