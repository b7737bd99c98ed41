import { expect, it } from "vitest";
import { scripted } from "../task/testing/expect-ugly.js";
import { readLaboratoryReport } from "./laboratory-report.js";

const rowOf = (name: string, result: string, range: string) => ({
  ...{ name, result, unit: null, range, panel: null },
  ...{ method: null, specimen: null, sample_collection_time: null },
});

it.each<readonly [page: string, rows: readonly ReturnType<typeof rowOf>[], read: readonly (readonly unknown[])[]]>([
  [
    "WBC 12,0 G/l 4,0-10,0\nINR 1,000 0,8-1,2",
    [rowOf("WBC", "12,0", "4,0-10,0"), rowOf("INR", "1,000", "0,8-1,2")],
    [
      [12, "H"],
      [1, "N"],
    ],
  ],
  // The page tells what the row does not.
  ["CRP 12,5 mg/l <5,0\nINR 1,000 1-2", [rowOf("INR", "1,000", "1-2")], [[1, "N"]]],
  ["CRP 12.5 mg/l <5.0\nPlatelets 1,000 150-400", [rowOf("Platelets", "1,000", "150-400")], [[1000, "H"]]],
  ["Potassium 5.6 H 3.5 - 5.1 mmol/L", [rowOf("Potassium", "5.6 H", "3.5 - 5.1 mmol/L")], [[5.6, "H"]]],
])("reads numbers as the page has them: %s", async (page, rows, read) => {
  const result = await readLaboratoryReport(scripted(JSON.stringify(rows)), { pages: [page] });
  if (!result.ok) throw new Error(result.reason);
  const all = [...result.results, ...result.unverified];
  expect(all.map(({ value, computedFlag }) => [value, computedFlag])).toEqual(read);
});
