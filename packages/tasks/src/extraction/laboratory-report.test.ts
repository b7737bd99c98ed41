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
