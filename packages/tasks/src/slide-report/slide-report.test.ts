import { describe, expect, it } from "vitest";
import { scripted } from "../task/testing/expect-ugly.js";
import { slideReport } from "./slide-report.js";

const image = { width: 2, height: 2, data: new Uint8Array(12).fill(200) };
const input = { patches: [image, image], specimen: "colon, biopsy" };

describe("slideReport", () => {
  it("drafts a text, and puts it into fields that it states", async () => {
    const fields = {
      tissue: "colon",
      procedure: null,
      diagnosis: "tubular adenoma",
      grade: "high-grade dysplasia",
      margins: null,
    };
    const model = scripted("Colon: tubular adenoma with low-grade dysplasia.", JSON.stringify(fields));
    const result = await slideReport(model, input, { structure: true });
    expect(result).toMatchObject({
      ok: true,
      text: "Colon: tubular adenoma with low-grade dysplasia.",
      structured: { ok: true, structure: fields, unverified: ["grade"] },
    });
    expect(await slideReport(scripted("Colon."), input)).not.toHaveProperty("structured");
  });

  it("keeps the text when the fields are not usable", async () => {
    const model = scripted("Colon.", "no JSON");
    const result = await slideReport(model, input, { structure: true, constrain: false });
    expect(result).toMatchObject({ ok: true, text: "Colon.", structured: { ok: false, reason: "invalid-json" } });
  });

  it("refuses more patches than the model was trained with", async () => {
    const patches = Array.from({ length: 127 }, () => image);
    await expect(slideReport(scripted("x"), { ...input, patches })).rejects.toMatchObject({
      code: "ERR_INVALID_ARGUMENT",
    });
  });
});
