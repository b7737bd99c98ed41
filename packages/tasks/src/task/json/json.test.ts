import { describe, expect, it } from "vitest";
import * as z from "zod";
import { answerSchema, answerSchemaOfJson } from "./answer-schema.js";
import { describeForm } from "./describe-form.js";
import { findJson } from "./find-json.js";
import { parseJsonAnswer } from "./parse-json-answer.js";
import { partialFields } from "./partial-fields.js";
import { partialJson } from "./partial-json.js";

describe("findJson", () => {
  it.each<[string, unknown[]]>([
    ['{"a": "}"}', [{ a: "}" }]],
    ['x {"a": 1} y [2] {z}', [{ a: 1 }, [2]]],
    ['{ "a": {"b": "\\"}"} } {', [{ a: { b: '"}' } }]],
    ["{a: {}}", [{}]],
    ["[[[[", []],
    ["yes", []],
  ])("reads %j", (text, values) => {
    expect(findJson(text)).toEqual(values);
  });
});

describe("partialJson", () => {
  const full = '{"a": "x, \\"y\\"", "b": [1, 25, {"c": null}], "d": -1.5e3, "e": true}';
  const at = (end: string): unknown => partialJson(full.slice(0, full.indexOf(end) + end.length));

  it("holds only what is finished", () => {
    expect(partialJson(full)).toEqual(JSON.parse(full));
    expect(at('"x')).toEqual({});
    expect(at('y\\""')).toEqual({ a: 'x, "y"' });
    expect(at("2")).toEqual({ a: 'x, "y"', b: [1] });
    expect(at("25")).toEqual({ a: 'x, "y"', b: [1] });
    expect(at("25,")).toEqual({ a: 'x, "y"', b: [1, 25] });
    expect(at("nul")).toEqual({ a: 'x, "y"', b: [1, 25, {}] });
    expect(at("tru")).not.toHaveProperty("e");
  });

  it("never throws and never says more than the whole", () => {
    for (let end = 0; end <= full.length; end++) {
      const partial = partialJson(full.slice(0, end)) as Record<string, unknown> | undefined;
      if (partial?.["d"] !== undefined) expect(partial["d"]).toBe(-1500);
    }
    expect(partialJson("no")).toBeUndefined();
    expect(partialJson('{"a" 1}')).toEqual({});
    expect(partialJson('{"__proto__": {"x": 1}, "b": 1}')).toEqual({ b: 1 });
  });
});

describe("partialFields", () => {
  it("keeps fields and items that fit", () => {
    const schema = z.strictObject({ level: z.enum(["low", "high"]), notes: z.array(z.string().min(2)).min(3) });
    expect(partialFields(schema, '{"level": "lo')).toEqual({});
    expect(partialFields(schema, '{"level": "low", "notes": ["ab", "c", "de')).toEqual({ level: "low", notes: ["ab"] });
    expect(partialFields(schema, '{"level": "medium", "other": 1}')).toEqual({});
  });
});

describe("parseJsonAnswer", () => {
  const schema = answerSchema(z.strictObject({ text: z.string().max(3), items: z.array(z.int()).max(2) }));

  it("lets decoding write one more than fits, and calls that truncated", () => {
    expect(schema.constraint).toMatchObject({
      properties: { text: { maxLength: 4 }, items: { maxItems: 3 } },
    });
    expect(schema.form).toMatchObject({ properties: { text: { maxLength: 3 } } });
    expect(parseJsonAnswer('{"text": "abcd", "items": []}', schema)).toMatchObject({ ok: false, reason: "truncated" });
    expect(parseJsonAnswer('{"text": "", "items": [1,2,3]}', schema)).toMatchObject({ ok: false, reason: "truncated" });
    expect(parseJsonAnswer('{"text": "abc", "items": [1,2]}', schema)).toMatchObject({ ok: true });
  });

  it("names places, never what stood there", () => {
    const failed = parseJsonAnswer('{"text": 1, "items": ["Jane"]}', schema);
    expect(failed).toMatchObject({ ok: false, reason: "schema-mismatch" });
    expect(JSON.stringify(failed)).toContain("items.0");
    expect(JSON.stringify(failed)).not.toContain("Jane");
  });

  it("does not widen lists of a fixed length, nor data that look like keywords", () => {
    const box = answerSchema(z.strictObject({ box: z.array(z.int()).length(4), pair: z.tuple([z.int(), z.int()]) }));
    expect(box.constraint).toEqual(box.form);
    const form = { type: "object", properties: { maxLength: { const: { maxLength: 1 } } }, required: ["maxLength"] };
    expect(answerSchemaOfJson(form).constraint).toEqual(form);
  });
});

describe("describeForm", () => {
  it("writes a schema as people read it", () => {
    const node = z.strictObject({
      side: z.enum(["left", "right"]).describe("the patient's"),
      size: z.number().nullable(),
      box: z.tuple([z.int(), z.int()]),
      get parts() {
        return z.array(node);
      },
    });
    const { form } = answerSchema(z.strictObject({ nodes: z.array(node), note: z.string().optional() }));
    expect(describeForm(form)).toBe(
      '{"nodes": [{"side": "left" | "right" (the patient\'s), "size": number | null, "box": [integer, integer], ' +
        '"parts": [__schema0, …]}, …], "note"?: string}',
    );
  });
});
