import { compileConstraint, type JsonSchema } from "@medgemma/core";
import { createByteTokenizer } from "@medgemma/core/testing";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { answerSchema, answerSchemaOfJson, type AnswerSchema } from "./answer-schema.js";

const tokenizer = createByteTokenizer();

/** Whether decoding can write a text. */
function canWrite(schema: JsonSchema, text: string): boolean {
  const state = compileConstraint({ type: "json-schema", schema }, tokenizer).start();
  for (const token of tokenizer.encode(text)) {
    if ((((state.mask()[token >> 5] ?? 0) >>> (token & 31)) & 1) === 0) return false;
    state.advance(token);
  }
  return state.complete;
}

/** A text of random tokens that decoding allows. */
function written(schema: JsonSchema, seed: number): string {
  const state = compileConstraint({ type: "json-schema", schema }, tokenizer).start();
  const tokens: number[] = [];
  for (let random = seed + 1; !state.finished && !(state.complete && tokens.length > 40);) {
    const mask = state.mask();
    const allowed = Array.from({ length: tokenizer.size }, (_, id) => id).filter(
      (id) => (((mask[id >> 5] ?? 0) >>> (id & 31)) & 1) === 1,
    );
    random = (random * 48_271) % 0x7fff_ffff;
    const quote = tokens.length > 40 ? allowed.find((id) => tokenizer.decode([id]) === '"') : undefined;
    const token = quote ?? allowed[random % allowed.length] ?? -1;
    state.advance(token);
    tokens.push(token);
  }
  return tokenizer.decode(tokens);
}

/** Kinds of which decoding can write nothing else. */
const kept: readonly (readonly [string, z.ZodType, string])[] = [
  ["iso.date", z.iso.date(), "1960-02-29"],
  ["iso.time", z.iso.time(), "07:30"],
  ["iso.time to the millisecond", z.iso.time({ precision: 3 }), "07:30:00.125"],
  ["iso.datetime", z.iso.datetime(), "2024-01-05T07:30:00Z"],
  ["iso.datetime with an offset", z.iso.datetime({ offset: true }), "2024-01-05T07:30:00+02:00"],
  ["iso.datetime without a zone", z.iso.datetime({ local: true }), "2024-01-05T07:30"],
  ["iso.duration", z.iso.duration(), "P3DT2H"],
  ["email", z.email(), "ward.7@example.org"],
  ["uuid", z.uuid(), "123e4567-e89b-42d3-a456-426614174000"],
  ["guid", z.guid(), "123e4567-e89b-02d3-0456-426614174000"],
  ["ipv4", z.ipv4(), "192.0.2.1"],
  ["cidrv4", z.cidrv4(), "192.0.2.0/24"],
  ["mac", z.mac(), "00:1A:2B:3C:4D:5E"],
  ["base64", z.base64(), "YWJjZA=="],
  ["base64url", z.base64url(), "YWJjZA"],
  ["e164", z.e164(), "+4930123456"],
  ["nanoid", z.nanoid(), "V1StGXR8_Z5jdHi6B-myT"],
  ["ulid", z.ulid(), "01ARZ3NDEKTSV4RRFFQ69G5FAV"],
  ["hostname", z.hostname(), "pacs.example.org"],
  ["startsWith", z.string().startsWith("MRN"), "MRN17"],
  ["a template", z.templateLiteral([z.int(), " mmHg"]), "84 mmHg"],
];

/** Kinds that zod checks afterwards, with a text that decoding can write and zod refuses. */
const left: readonly (readonly [string, z.ZodType, good: unknown, bad: unknown])[] = [
  ["url", z.url(), "https://example.org/a?b=c", "https:///"],
  ["httpUrl", z.httpUrl(), "https://example.org", "mailto:a@example.org"],
  ["ipv6", z.ipv6(), "2001:db8::1", undefined],
  ["jwt", z.jwt(), "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJhIjoxfQ.c2ln", "a.b.c"],
  ["emoji", z.emoji(), "😀", "no"],
  ["a pattern that looks ahead", z.string().regex(/^(?=.*\d)[a-z\d]+$/), "a1", "ab"],
  ["a pattern without case", z.string().regex(/^[a-z]\d$/i), "a1", undefined],
  ["two patterns", z.string().regex(/^a/).regex(/b$/), "ab", "ac"],
  ["multipleOf", z.number().multipleOf(5), 10, 11],
  ["a refinement", z.string().refine((text) => text.length > 1), "ab", "a"],
  ["an open object", z.looseObject({ a: z.string() }), { a: "x" }, undefined],
  ["a catchall", z.object({ a: z.string() }).catchall(z.number()), { a: "x" }, undefined],
  ["any", z.strictObject({ a: z.any() }), { a: 1 }, undefined],
  ["unknown", z.strictObject({ a: z.unknown() }), { a: "x" }, undefined],
  ["record", z.record(z.string(), z.number()), { Hb: 9.1, K: 4.2 }, undefined],
  ["record of dates", z.record(z.string(), z.iso.date()), { born: "1960-02-03" }, undefined],
  ["record by date", z.record(z.iso.date(), z.number()), { "2024-01-05": 4.2 }, undefined],
  ["record of an enum", z.record(z.enum(["left", "right"]), z.boolean()), { left: true, right: false }, undefined],
  ["record of some of an enum", z.partialRecord(z.enum(["left", "right"]), z.boolean()), { right: false }, undefined],
  ["record of anything", z.record(z.string(), z.unknown()), { a: null, b: "x" }, undefined],
];

const accepts = ({ check }: AnswerSchema<unknown>, text: string): boolean => check.safeParse(JSON.parse(text)).success;

describe("decoding keeps to", () => {
  it.each(kept)("%s", (_, schema, good) => {
    const answer = answerSchema(schema);
    expect(canWrite(answer.constraint, JSON.stringify(good))).toBe(true);
    expect(accepts(answer, JSON.stringify(good))).toBe(true);
    for (let seed = 0; seed < 40; seed++) {
      const text = written(answer.constraint, seed * 7919);
      expect(accepts(answer, text), text).toBe(true);
    }
  });
});

describe("zod checks afterwards", () => {
  it.each(left)("%s", (_, schema, good, bad) => {
    const answer = answerSchema(schema);
    const write = (value: unknown): string => JSON.stringify(value);
    expect(canWrite(answer.constraint, write(good))).toBe(true);
    expect(accepts(answer, write(good))).toBe(true);
    if (bad === undefined) return;
    expect(canWrite(answer.constraint, write(bad))).toBe(true);
    expect(accepts(answer, write(bad))).toBe(false);
  });
});

describe("wrapped", () => {
  const date = z.iso.date();
  it.each<[string, z.ZodType, unknown]>([
    ["nullable", z.strictObject({ at: date.nullable() }), { at: null }],
    ["nullish", z.strictObject({ at: date.nullish() }), { at: "1960-02-03" }],
    ["optional", z.strictObject({ at: date.optional() }), {}],
    ["with a default", z.strictObject({ at: date.default("1960-02-03") }), { at: "1960-02-03" }],
    ["described", z.strictObject({ at: date.describe("day") }), { at: "1960-02-03" }],
    ["in a list", z.array(date).max(3), ["1960-02-03"]],
    ["in a list of nullable ones", z.array(z.email().nullable()), [null, "a@example.org"]],
    ["in a tuple", z.tuple([date, z.uuid().nullable()]), ["1960-02-03", null]],
    ["in a union", z.union([date, z.iso.datetime(), z.literal("unknown")]), "unknown"],
    ["in a union with others", z.union([z.ipv4(), z.int()]), 7],
    [
      "in a discriminated union",
      z.discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("day"), at: date }),
        z.strictObject({ kind: z.literal("mail"), to: z.email() }),
      ]),
      { kind: "mail", to: "a@example.org" },
    ],
    ["with a length", z.strictObject({ to: z.email().max(30) }), { to: "a@example.org" }],
    ["with a length, base64", z.strictObject({ to: z.base64().min(4).max(200) }), { to: "YWJj" }],
    ["with a length, URL", z.strictObject({ to: z.url().max(100) }), { to: "urn:oid:1.2.3" }],
    ["transformed", z.strictObject({ at: date.transform((text) => new Date(text)) }), { at: "1960-02-03" }],
    ["trimmed", z.strictObject({ at: z.string().trim().pipe(date) }), { at: "1960-02-03" }],
    [
      "in itself",
      z.strictObject({
        at: date,
        get next() {
          return z.null();
        },
      }),
      { at: "1960-02-03", next: null },
    ],
  ])("%s", (_, schema, value) => {
    const answer = answerSchema(schema);
    expect(canWrite(answer.constraint, JSON.stringify(value))).toBe(true);
    expect(accepts(answer, JSON.stringify(value))).toBe(true);
  });
});

describe("a JSON Schema", () => {
  it.each<[string, JsonSchema, good: unknown, bad: unknown]>([
    ["date", { type: "string", format: "date" }, "1960-02-29", undefined],
    ["nullable date", { type: ["string", "null"], format: "date" }, null, undefined],
    ["date-time", { type: "string", format: "date-time" }, "2024-01-05T07:30:00+02:00", undefined],
    ["time", { type: "string", format: "time" }, "07:30:00Z", undefined],
    ["duration", { type: "string", format: "duration" }, "PT5M", undefined],
    ["uuid", { type: "string", format: "uuid" }, "123e4567-e89b-42d3-a456-426614174000", undefined],
    ["uri", { type: "string", format: "uri" }, "urn:oid:1.2", "https:///"],
    ["hostname", { type: "string", format: "hostname" }, "a.example.org", undefined],
    ["uniqueItems", { type: "array", items: { type: "integer" }, uniqueItems: true }, [1, 2], [1, 1]],
    ["multipleOf", { type: "integer", multipleOf: 3 }, 9, 10],
    ["values by name", { type: "object", additionalProperties: { type: "number" }, minProperties: 1 }, { a: 1 }, {}],
    [
      "declared and other properties",
      { type: "object", properties: { a: { type: "null" } }, additionalProperties: { type: "number" } },
      { a: null },
      undefined,
    ],
  ])("with %s works as well", (_, schema, good, bad) => {
    const answer = answerSchemaOfJson(schema);
    expect(canWrite(answer.constraint, JSON.stringify(good))).toBe(true);
    expect(accepts(answer, JSON.stringify(good))).toBe(true);
    if (bad === undefined) return;
    expect(canWrite(answer.constraint, JSON.stringify(bad))).toBe(true);
    expect(accepts(answer, JSON.stringify(bad))).toBe(false);
  });

  it.each<[JsonSchema, string]>([
    [{ type: "string", format: "json-pointer" }, "format"],
    [{ type: "string", contentEncoding: "base64" }, "contentEncoding"],
    [{ type: "array", items: { type: "null" }, contains: { type: "null" } }, "contains"],
    [{ type: "object", patternProperties: { "^a": { type: "null" } } }, "patternProperties"],
  ])("is refused with its place where nothing would check it, or nothing could be written: %j", (schema, keyword) => {
    const { constraint } = answerSchemaOfJson(schema);
    expect(() => compileConstraint({ type: "json-schema", schema: constraint }, tokenizer)).toThrow(`#/${keyword}`);
  });
});

it("leaves no text: an error that names the place", () => {
  const { constraint } = answerSchema(z.strictObject({ at: z.iso.date().max(5) }));
  expect(() => compileConstraint({ type: "json-schema", schema: constraint }, tokenizer)).toThrow(
    "#/properties/at/pattern",
  );
});
