import { createMockModel } from "@medgemma/core/testing";
import { describe, expect, it } from "vitest";
import { scripted } from "../task/testing/expect-ugly.js";
import { readLaboratoryReport } from "./laboratory-report.js";

const page = "Potassium  5.6  mmol/L  3.5-5.1";
const row = {
  ...{ name: "Potassium", result: "5.6", unit: "mmol/L", range: "3.5-5.1" },
  ...{ panel: null, method: null, specimen: null, sample_collection_time: null },
};
const rows = JSON.stringify([row]);

describe("readLaboratoryReport", () => {
  it("keeps the results of a page when another one fails", async () => {
    const model = scripted(rows, "There are no laboratory results on this page.");
    const result = await readLaboratoryReport(model, { pages: [page, "Cover letter"] }, { constrain: false });
    expect(result).toMatchObject({
      ok: true,
      results: [{ name: "Potassium", page: 1 }],
      failedPages: [{ page: 2, reason: "invalid-json" }],
    });
  });

  it("keeps the results of a page when another one does not fit", async () => {
    const model = createMockModel({ responses: [rows], capabilities: { maxContext: 3000 } });
    const pages = [page, page.repeat(100)];
    const result = await readLaboratoryReport(model, { pages }, { maxTokens: 300 });
    expect(result).toMatchObject({ ok: true, results: [{ page: 1 }], failedPages: [{ page: 2, reason: "no-room" }] });
    await expect(readLaboratoryReport(model, { pages: pages.slice(1) }, { maxTokens: 300 })).rejects.toMatchObject({
      code: "ERR_PROMPT_TOO_LONG",
    });
  });
});

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
