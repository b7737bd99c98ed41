import { describe, expect, expectTypeOf, it } from "vitest";
import { z } from "zod";
import { itInventsNothing, scripted } from "../task/testing/expect-ugly.js";
import { extract } from "./extraction.js";
import { laboratoryReport } from "./schema.js";

const text = "Collected 5 Jan 2024\nHemoglobin  9.1 g/dL (12.0-16.0) L\nPotassium 4.2 mmol/L";
const row = (test: string, value: string, unit: string) => ({ test, value, unit, referenceRange: null, flag: null });
const good = {
  collected: "5 Jan 2024",
  results: [
    { ...row("Hemoglobin", "9.1", "g/dL"), referenceRange: "12.0-16.0", flag: "L" },
    row("Potassium", "4.2", "mmol/L"),
  ],
};
const image = { width: 2, height: 2, data: new Uint8Array(12).fill(200) };

describe("extract", () => {
  itInventsNothing(good, (model, options) => extract(model, { text, schema: laboratoryReport }, options));

  it("types the data by a zod schema, and tells what does not stand in the source", async () => {
    const wrong = structuredClone(good);
    wrong.results[1]!.value = "5.2";
    const result = await extract(scripted(JSON.stringify(wrong)), { text, schema: laboratoryReport });
    if (!result.ok) throw new Error(result.reason);
    expectTypeOf(result.data.results[0]!.value).toEqualTypeOf<string>();
    expect(result.data).toEqual(wrong);
    expect(result.notInSource).toEqual(["results.1.value"]);
    const strict = await extract(
      scripted(JSON.stringify(wrong)),
      { text, schema: laboratoryReport },
      { requireSource: true },
    );
    expect(strict).toMatchObject({
      ok: false,
      reason: "not-in-source",
      problems: ["`results.1.value`: not in the source"],
    });
    expect(strict).not.toHaveProperty("data");
    expect(JSON.stringify(strict.ok ? {} : strict.problems)).not.toContain("5.2");
  });

  it("takes a JSON Schema, whose own words need no source", async () => {
    const schema = {
      type: "object",
      properties: { flag: { enum: ["low", "high"] }, potassium: { type: "number", minimum: 0, maximum: 20 } },
      required: ["flag", "potassium"],
      additionalProperties: false,
    };
    const result = await extract(scripted('{"flag": "low", "potassium": 4.2}'), { text, schema });
    expect(result).toMatchObject({ ok: true, data: { flag: "low", potassium: 4.2 }, notInSource: [] });
    const free = await extract(scripted('{"flag": "odd", "potassium": 42}'), { text, schema }, { constrain: false });
    expect(free).toMatchObject({ ok: false, reason: "schema-mismatch" });
  });

  it("takes images of pages, whose words it cannot look up", async () => {
    const result = await extract(scripted(JSON.stringify(good)), { images: [image], schema: laboratoryReport });
    expect(result).toMatchObject({ ok: true, notInSource: null, provenance: { images: [{ width: 2 }] } });
  });

  it("is nothing when all is null or empty", async () => {
    const result = await extract(scripted('{"collected": null, "results": []}'), { text, schema: laboratoryReport });
    expect(result).toMatchObject({ ok: false, reason: "empty" });
  });

  it("names the place of what a schema asks for and constraints cannot do", async () => {
    const schema = z.strictObject({ born: z.iso.date() });
    const code = "ERR_CONSTRAINT_UNSUPPORTED";
    await expect(extract(scripted(""), { text, schema })).rejects.toMatchObject({ code });
    await expect(extract(scripted(""), { text, schema })).rejects.toThrow("#/properties/born/format");
    const transformed = z.strictObject({ at: z.date() });
    await expect(extract(scripted(""), { text, schema: transformed })).rejects.toMatchObject({ code });
    await expect(extract(scripted(""), { schema })).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
  });
});
