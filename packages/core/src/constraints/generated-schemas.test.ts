import { describe, expect, it } from "vitest";
import { ConstraintUnsupportedError } from "../errors/constraint-unsupported-error.js";
import { createByteTokenizer } from "../testing/byte-tokenizer.js";
import { compileConstraint } from "./compile-constraint.js";
import { writeAnswer } from "./testing/drive-constraint.js";
import { isValid } from "./testing/is-valid.js";
import { randomSchema } from "./testing/random-schema.js";
import { smallTokenizer } from "./testing/small-tokenizer.js";
import { TestRandom } from "./testing/test-random.js";

const bytes = createByteTokenizer();
const small = await smallTokenizer();

/** Features that are not supported: a keyword that makes the schema at hand unsupported, by the schema's type. */
const unsupported: readonly (readonly [type: string | undefined, keyword: string, value: unknown])[] = [
  ["string", "format", "date"],
  ["string", "contentEncoding", "base64"],
  ["string", "pattern", "^(?=a)"],
  ["string", "pattern", "(a)\\1"],
  ["number", "multipleOf", 0.5],
  ["integer", "multipleOf", 3],
  ["object", "patternProperties", { "^a": { type: "string" } }],
  ["object", "propertyNames", { maxLength: 3 }],
  ["object", "minProperties", 1],
  ["object", "maxProperties", 1],
  ["object", "dependentRequired", { a: ["b"] }],
  ["object", "additionalProperties", true],
  ["object", "unevaluatedProperties", false],
  ["array", "uniqueItems", true],
  ["array", "contains", { type: "string" }],
  ["array", "unevaluatedItems", false],
  [undefined, "allOf", [{ type: "string" }]],
  [undefined, "not", { type: "string" }],
  [undefined, "if", { type: "string" }],
  [undefined, "$dynamicRef", "#node"],
  [undefined, "madeUp", 1],
];

interface Node {
  readonly schema: Record<string, unknown>;
  readonly path: string;
}

/** All schemas inside a schema that are compiled. */
function nodesOf(schema: unknown, path = "#"): Node[] {
  if (typeof schema !== "object" || schema === null) return [];
  const s = schema as Record<string, unknown>;
  const below = (keyword: string): Node[] =>
    Object.entries(s[keyword] ?? {}).flatMap(([key, value]) =>
      nodesOf(value, `${path}/${keyword}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`),
    );
  return [
    { schema: s, path },
    ...["properties", "anyOf", "oneOf", "prefixItems"].flatMap(below),
    ...["items", "additionalProperties"].flatMap((keyword) => nodesOf(s[keyword], `${path}/${keyword}`)),
  ];
}

describe("generated schemas", () => {
  it.each([
    { label: "bytes", tokenizer: bytes, seeds: 1000 },
    { label: "a small vocabulary", tokenizer: small, seeds: 1000 },
  ])("random tokens of $label always become a valid answer", ({ tokenizer, seeds }) => {
    for (let seed = 0; seed < seeds; seed++) {
      const schema = randomSchema(new TestRandom(seed));
      const constraint = compileConstraint({ type: "json-schema", schema }, tokenizer);
      for (const patience of [0, 60]) {
        const text = writeAnswer(constraint, { tokenizer, random: new TestRandom(seed * 2 + patience), patience });
        const isGood = isValid(JSON.parse(text), schema, schema);
        expect(isGood, `seed ${seed}: ${text} for ${JSON.stringify(schema)}`).toBe(true);
      }
    }
  });

  it("name the path of what is not supported", () => {
    for (let seed = 0; seed < 1000; seed++) {
      const random = new TestRandom(seed + 10_000);
      const schema = structuredClone(randomSchema(random)) as Record<string, unknown>;
      const [type, keyword, value] = random.pick(unsupported);
      const place = random.pick(nodesOf(schema).filter((node) => node.path !== "never"));
      for (const key of Object.keys(place.schema)) if (key !== "$defs") delete place.schema[key];
      if (type !== undefined) place.schema["type"] = type;
      if (type === "array") place.schema["items"] = { type: "null" };
      place.schema[keyword] = value;
      const compile = (): unknown => compileConstraint({ type: "json-schema", schema }, bytes);
      expect(compile).toThrow(ConstraintUnsupportedError);
      expect(compile).toThrow(`${place.path}/${keyword}`);
    }
  });
});
