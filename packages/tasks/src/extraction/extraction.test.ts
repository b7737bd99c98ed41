import { describe, expect, expectTypeOf, it } from "vitest";
import * as z from "zod";
import { describeForm } from "../task/json/describe-form.js";
import { answerSchema } from "../task/json/answer-schema.js";
import { parseJsonAnswer } from "../task/json/parse-json-answer.js";
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

describe("extract with a schema that is too much", () => {
  const object = (properties: object): object => ({ type: "object", properties });
  const share = (depth: number): object => {
    let schema: object = { type: "string" };
    for (let level = 0; level < depth; level++) schema = object({ a: schema, b: schema });
    return schema;
  };
  const refer = (depth: number): object => {
    const next = (level: number): object => ({ $ref: `#/$defs/d${level}` });
    const two = (level: number): object => object({ a: next(level + 1), b: next(level + 1) });
    const defs = Array.from({ length: depth }, (_, level) => [`d${level}`, two(level)] as const);
    return { ...next(0), $defs: { ...Object.fromEntries(defs), [`d${depth}`]: { type: "null" } } };
  };
  const deep = (depth: number): object => {
    let schema: object = { type: "string" };
    for (let level = 0; level < depth; level++) schema = object({ a: schema });
    return schema;
  };
  const wide = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`p${index}`, { type: "string" }]));
  const cyclic: Record<string, unknown> = { type: "object" };
  cyclic["properties"] = { cyclic };
  it.each([
    ["20,000 optional properties", object(wide)],
    ["2^60 values that share", share(60)],
    ["2^40 references", refer(40)],
    ["5,000 levels", deep(5000)],
    ["itself inside", cyclic],
    ["a BigInt", { enum: [1n] }],
  ])("is refused at once for %s", async (_, schema) => {
    const run = extract(scripted("{}"), { text, schema: schema as Record<string, unknown> });
    await expect(run).rejects.toMatchObject({
      code: expect.stringMatching(/^ERR_(CONSTRAINT_UNSUPPORTED|INVALID_ARGUMENT)$/) as string,
    });
  });
});

it("tells of names that the model made up by their position", () => {
  const schema = z.strictObject({ finding: z.string() });
  expect(parseJsonAnswer('{"Bob Miller": 1, "finding": 2}', answerSchema(schema))).toMatchObject({
    ok: false,
    problems: [expect.stringContaining("`finding`"), "`input`: has an unknown key, at position 1; it takes `finding`"],
  });
});

describe("extract", () => {
  it("notices fields that are taken from another row", async () => {
    const text = "Haemoglobin 13.1 g/dL 12-16\nPotassium 5.6 mmol/L 3.5-5.1\nGlucose 155 mg/dL 70-99 H";
    const row = (test: string, value: string, unit: string, referenceRange: string) => ({
      ...{ test, value, unit, referenceRange },
      flag: null,
    });
    const swapped = {
      collected: null,
      results: [
        row("Haemoglobin", "5.6", "mmol/L", "70-99"),
        row("Potassium", "5.6", "mmol/L", "3.5-5.1"),
        row("Glucose", "55", "mg/dL", "70-99"),
      ],
    };
    const input = { text, schema: laboratoryReport };
    const result = await extract(scripted(JSON.stringify(swapped)), input);
    expect(result).toMatchObject({
      ok: true,
      notInSource: ["results.0.value", "results.0.unit", "results.0.referenceRange", "results.2.value"],
    });
    const strict = await extract(scripted(JSON.stringify(swapped)), input, { requireSource: true });
    expect(strict).toMatchObject({ ok: false, reason: "not-in-source" });
    const drugs = z.strictObject({ drugs: z.array(z.strictObject({ name: z.string(), dose: z.string() })) });
    const list = "Apixaban 5 mg.\nSee below.\nSee below.\nSee below.\nRamipril 10 mg.";
    const mixed = {
      drugs: [
        { name: "Apixaban", dose: "10 mg" },
        { name: "Ramipril", dose: "10 mg" },
      ],
    };
    expect(await extract(scripted(JSON.stringify(mixed)), { text: list, schema: drugs })).toMatchObject({
      notInSource: ["drugs.0.name", "drugs.0.dose"],
    });
  });

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

  it.each([
    ["9.1", "Hemoglobin 19.1 g/dL", false],
    ["3.5", "Potassium 13.5", false],
    ["5", "INR 1.5", false],
    ["5", "Dose .5 mg", false],
    ["5 mg", "25 mg", false],
    ["1.2", "1.25", false],
    ["normal", "Culture: abnormal", false],
    ["9.1", "Hb 9.1, low", true],
    ["9.1", "Hb:9.1g/dL.", true],
    ["g/dl", "9.1g/dL", true],
    ["effusion", "Small effusions.", true],
    ["16", "12-16", true],
    ["肺炎", "右肺炎あり", true],
    ["5", "Potassium 1.5, INR 5", true],
  ])("of the value %s the source %j has it: %s", async (value, source, stands) => {
    const schema = z.strictObject({ value: z.string() });
    const result = await extract(scripted(JSON.stringify({ value })), { text: source, schema });
    expect(result.ok && result.notInSource).toEqual(stands ? [] : ["value"]);
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

  it("names the place of what a schema asks for and nothing can check", async () => {
    const code = "ERR_CONSTRAINT_UNSUPPORTED";
    const schema = { type: "object", properties: { born: { type: "string", format: "moon-phase" } } };
    await expect(extract(scripted(""), { text, schema })).rejects.toMatchObject({ code });
    await expect(extract(scripted(""), { text, schema })).rejects.toThrow("#/properties/born/format");
    const transformed = z.strictObject({ at: z.date() });
    await expect(extract(scripted(""), { text, schema: transformed })).rejects.toMatchObject({ code });
    await expect(extract(scripted(""), { schema })).rejects.toMatchObject({ code: "ERR_INVALID_ARGUMENT" });
  });

  it("takes dates, addresses and records with its default options", async () => {
    const schema = z.strictObject({
      born: z.iso.date().nullable(),
      seen: z.array(z.iso.datetime({ offset: true })),
      mail: z.email().optional(),
      page: z.url().nullable(),
      values: z.record(z.string(), z.number()),
    });
    const data = {
      born: "1960-02-03",
      seen: ["2024-01-05T07:30:00+01:00"],
      page: "https://example.org",
      values: { Hb: 9.1 },
    };
    const run = (answer: unknown) => extract(scripted(JSON.stringify(answer)), { text, schema });
    const result = await run(data);
    expect(result).toMatchObject({ ok: true, data, provenance: { schema: { constrained: true } } });
    // The text says it in other words, which is for a person to see.
    expect(result.ok && result.notInSource).toContain("seen.0");
    // Decoding lets it through; zod does not.
    const wrong = await run({ ...data, page: "https:///" });
    expect(wrong).toMatchObject({ ok: false, reason: "schema-mismatch", problems: ["`page`: Invalid URL"] });
  });

  it("takes a schema that makes a date of the text", async () => {
    const schema = z.strictObject({ born: z.iso.date().transform((day) => new Date(day)) });
    const result = await extract(scripted('{"born": "1960-02-03"}'), { text, schema });
    expect(result).toMatchObject({ ok: true, data: { born: new Date("1960-02-03") }, notInSource: ["born"] });
  });

  it("tells the model how a format is written", async () => {
    const schema = z.strictObject({ born: z.iso.date(), mail: z.email(), values: z.record(z.string(), z.number()) });
    expect(describeForm(answerSchema(schema).form)).toBe(
      '{"born": string (YYYY-MM-DD), "mail": string (e-mail address), "values": {string: number, …}}',
    );
  });

  it("tells of names that the model chose by their position", async () => {
    const schema = z.strictObject({ values: z.record(z.string(), z.string()) });
    const answer = JSON.stringify({ values: { "Bob Miller": "17" } });
    const strict = await extract(scripted(answer), { text, schema }, { requireSource: true });
    expect(strict).toMatchObject({ ok: false, problems: ["`values.entry 1`: not in the source"] });
    const control = await extract(scripted('{"values": {"Bob Miller": "\\beta"}}'), { text, schema });
    expect(control).toMatchObject({ ok: false, problems: ["`values.entry 1`: has control characters"] });
  });
});
