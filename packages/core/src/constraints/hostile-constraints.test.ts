import { describe, expect, it } from "vitest";
import { MedGemmaError } from "../errors/medgemma-error.js";
import { createByteTokenizer } from "../testing/byte-tokenizer.js";
import { compileConstraint } from "./compile-constraint.js";
import type { ConstraintSpec } from "./constraint-spec.js";
import { accepts as acceptsText } from "./testing/drive-constraint.js";

// How long these take: node bench/hostile-constraints.mjs
const tokenizer = createByteTokenizer();
const list = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));
const object = (count: number, make: (index: number) => unknown, required: readonly string[] = []): object => ({
  type: "object",
  properties: Object.fromEntries(list(count, (index) => [`p${index}`, make(index)])),
  required,
});
const nest = (depth: number, wrap: (inner: unknown) => unknown): unknown => {
  let value: unknown = { type: "null" };
  for (let level = 0; level < depth; level++) value = wrap(value);
  return value;
};
const cyclic: Record<string, unknown> = { type: "object" };
cyclic["properties"] = { self: cyclic };
const accepts = (constraint: ReturnType<typeof compileConstraint>, text: string): boolean =>
  acceptsText(constraint, text, tokenizer);
const compileSchema = (schema: unknown): ReturnType<typeof compileConstraint> =>
  compileConstraint({ type: "json-schema", schema } as ConstraintSpec, tokenizer);
const compilePattern = (pattern: string): ReturnType<typeof compileConstraint> =>
  compileConstraint({ type: "regex", pattern }, tokenizer);

describe("a constraint that is too large or malformed is an error of the SDK:", () => {
  const specs: readonly (readonly [name: string, spec: unknown, code: string])[] = [
    ["20,000 optional properties", object(20_000, () => ({ type: "string" })), "ERR_CONSTRAINT_UNSUPPORTED"],
    ["600,000 numbers", { enum: list(600_000, Number) }, "ERR_CONSTRAINT_UNSUPPORTED"],
    ["a name of 1e6 characters", object(1, () => ({ const: "a".repeat(1e6) })), "ERR_CONSTRAINT_UNSUPPORTED"],
    ["10,000 levels", nest(10_000, (inner) => object(1, () => inner)), "ERR_CONSTRAINT_UNSUPPORTED"],
    ["10,000 levels of lists", nest(10_000, (items) => ({ type: "array", items })), "ERR_CONSTRAINT_UNSUPPORTED"],
    ["a deep constant", { const: nest(10_000, (inner) => [inner]) }, "ERR_CONSTRAINT_UNSUPPORTED"],
    ["2^60 values that share", nest(60, (inner) => object(2, () => inner)), "ERR_CONSTRAINT_UNSUPPORTED"],
    ["a schema that holds itself", cyclic, "ERR_INVALID_ARGUMENT"],
    ["a constant that holds itself", { const: cyclic }, "ERR_INVALID_ARGUMENT"],
    ["a BigInt", { enum: [1n] }, "ERR_INVALID_ARGUMENT"],
    ["a BigInt as bound", { type: "integer", minimum: 1n }, "ERR_INVALID_ARGUMENT"],
    ["a BigInt in a constant", { const: { a: [1n] } }, "ERR_INVALID_ARGUMENT"],
    ["a function", { const: () => 1 }, "ERR_INVALID_ARGUMENT"],
    ["null", null, "ERR_INVALID_ARGUMENT"],
    ["a list", [], "ERR_INVALID_ARGUMENT"],
    ["300 alternatives of oneOf", { oneOf: list(300, (value) => ({ const: value })) }, "ERR_CONSTRAINT_UNSUPPORTED"],
    [
      "a pattern of many classes with a length",
      {
        type: "string",
        maxLength: 9,
        pattern: list(800, (at) => `[${String.fromCodePoint(0x4e00 + at * 2)}]`).join("|"),
      },
      "ERR_CONSTRAINT_UNSUPPORTED",
    ],
  ];
  it.each(specs)("a schema of %s", (_, schema, code) => {
    expect(() => compileSchema(schema)).toThrow(expect.objectContaining({ code }) as Error);
  });

  it.each([
    ["1e6 characters", "a".repeat(1e6)],
    ["1e5 alternatives", list(1e5, (index) => `w${index}`).join("|")],
    ["10,000 groups", `${"(".repeat(4900)}a${")".repeat(4900)}`],
    ["3,000 optional characters of any kind", ".?".repeat(3000)],
  ])("a pattern of %s", (_, pattern) => {
    expect(() => compilePattern(pattern)).toThrow(
      expect.objectContaining({ code: "ERR_CONSTRAINT_UNSUPPORTED" }) as Error,
    );
  });

  it.each([
    null,
    undefined,
    7,
    "json-schema",
    {},
    { type: "regex" },
    { type: "choices" },
    { type: "choices", choices: [1n] },
  ])("the specification %s", (spec) => {
    expect(() => compileConstraint(spec as ConstraintSpec, tokenizer)).toThrow(MedGemmaError);
  });

  it("300,000 choices", () => {
    const choices = list(300_000, (index) => `finding ${index}`);
    expect(() => compileConstraint({ type: "choices", choices }, tokenizer)).toThrow(
      expect.objectContaining({ code: "ERR_CONSTRAINT_UNSUPPORTED" }) as Error,
    );
  });
});

describe("a constraint within the limits compiles, however it is built:", () => {
  it("4,000 optional properties", () => {
    const constraint = compileSchema(object(4000, () => ({ type: "null" })));
    expect(accepts(constraint, '{"p0":null,"p3999":null}')).toBe(true);
    expect(accepts(constraint, '{"p3999":null,"p0":null}')).toBe(false);
    expect(accepts(constraint, "{}")).toBe(true);
  });

  it("4,000 required properties", () => {
    const required = list(4000, (index) => `p${index}`);
    const constraint = compileSchema(object(4000, () => ({ type: "null" }), required));
    const text = JSON.stringify(Object.fromEntries(required.map((name) => [name, null])));
    expect(accepts(constraint, text)).toBe(true);
    expect(accepts(constraint, `${text.slice(0, -12)}}`)).toBe(false);
  });

  it("4,000 prefix items", () => {
    const prefixItems = list(4000, () => ({ type: "null" }));
    const constraint = compileSchema({ type: "array", prefixItems, minItems: 3999 });
    const text = (count: number): string => JSON.stringify(list(count, () => null));
    expect([3998, 3999, 4000, 4001].map((count) => accepts(constraint, text(count)))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it("1,500 references, of which one leads to the next", () => {
    const next = (index: number): object => ({ $ref: `#/$defs/d${index + 1}` });
    const schemas = list(1500, (index) => [`d${index}`, object(1, () => next(index), ["p0"])] as const);
    const end = (last: object): object => ({
      ...next(-1),
      $defs: { ...Object.fromEntries(schemas), d1500: last },
    });
    expect(compileSchema(end({ type: "null" }))).toBeDefined();
    expect(() => compileSchema(end({ $ref: "#/$defs/d7" }))).toThrow(/refers to itself without an end/);
  });

  it("900 choices that continue each other", () => {
    const choices = list(900, (index) => "a".repeat(index + 1));
    const constraint = compileConstraint({ type: "choices", choices }, tokenizer);
    expect([900, 901].map((length) => accepts(constraint, "a".repeat(length)))).toEqual([true, false]);
  });

  it.each(["", "*"])("100 optional characters, with %j behind", (behind) => {
    const constraint = compilePattern(`^(${"a?".repeat(99)}b?)${behind}$`);
    expect(accepts(constraint, `${"a".repeat(99)}b`)).toBe(true);
    expect(accepts(constraint, `${"a".repeat(99)}bab`)).toBe(behind === "*");
  });

  it("a pattern with states that wait for each other, and a length", () => {
    const constraint = compileSchema({ type: "string", pattern: "^(ab)*c$", minLength: 4 });
    const text = (value: string): boolean => accepts(constraint, JSON.stringify(value));
    expect(["c", "abc", "ababc", "abababc", "abab"].map(text)).toEqual([false, false, true, true, false]);
  });
});
