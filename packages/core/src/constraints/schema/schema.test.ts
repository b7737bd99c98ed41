import { describe, expect, it } from "vitest";
import { ConstraintUnsupportedError } from "../../errors/constraint-unsupported-error.js";
import { InvalidArgumentError } from "../../errors/invalid-argument-error.js";
import { createByteTokenizer } from "../../testing/byte-tokenizer.js";
import { compileConstraint } from "../compile-constraint.js";
import type { JsonSchema } from "../constraint-spec.js";
import { accepts } from "../testing/drive-constraint.js";

const tokenizer = createByteTokenizer();
const compile = (schema: JsonSchema) => compileConstraint({ type: "json-schema", schema }, tokenizer);

function expectTexts(
  schema: JsonSchema,
  texts: { readonly good: readonly string[]; readonly bad: readonly string[] },
): void {
  const constraint = compile(schema);
  for (const text of texts.good) expect(accepts(constraint, text, tokenizer), `${text} is good`).toBe(true);
  for (const text of texts.bad) expect(accepts(constraint, text, tokenizer), `${text} is bad`).toBe(false);
}

describe("strings", () => {
  it("count code points, however they are written", () => {
    expectTexts(
      { type: "string", minLength: 2, maxLength: 3 },
      {
        good: ['"ab"', '"😀😀😀"', '"\\ud83d\\ude00\\uD83D\\uDE00"', '"\\n\\/\\""', '"\\u0041é "', '"\u007f\u2028"'],
        bad: ['"a"', '"abcd"', '"\\ud83d\\ude00"', '"😀😀😀😀"', '"\\ud83d\\ude00\\n\\\\a"', "ab", '"ab', '"ab" '],
      },
    );
  });

  it("never hold lone surrogates, raw control characters, wrong escapes or open ends", () => {
    expectTexts(
      { type: "string" },
      {
        good: ['""', '"\\ud83d\\ude00"', '"\\uD7FF\\ue000\\uFFFF"', '"\\u0000"'],
        bad: [
          '"\\ud83d"',
          '"\\ude00"',
          '"\\ud83dx"',
          '"\\ud83d\\u0041"',
          '"\n"',
          '"\u0001"',
          '"\\x41"',
          '"\\u12g4"',
          '"\\"',
        ],
      },
    );
  });

  it("refuse bytes that are not UTF-8", () => {
    const constraint = compile({ type: "string" });
    const token = (byte: number): number => tokenizer.encode("\0")[0]! + byte;
    for (const bytes of [
      [0x80],
      [0xc0],
      [0xc1],
      [0xe0, 0x80],
      [0xed, 0xa0],
      [0xf0, 0x80],
      [0xf4, 0x90],
      [0xf5],
      [0xc3, 0x22],
    ]) {
      const state = constraint.start();
      for (const id of [0x22, ...bytes.slice(0, -1)].map(token)) state.advance(id);
      expect(() => {
        state.advance(token(bytes.at(-1)!));
      }, String(bytes)).toThrow(InvalidArgumentError);
    }
  });

  it("match a pattern anywhere unless it is anchored, whatever way it is written", () => {
    expectTexts(
      { type: "string", pattern: "é+$" },
      { good: ['"é"', '"xé"', '"\\u00e9"', '"\\n\\u00E9é"'], bad: ['""', '"éx"', '"\\u00e8"'] },
    );
    expectTexts(
      { type: "string", pattern: '^[\\n"]{2}$' },
      { good: ['"\\n\\""', '"\\u000a\\u0022"'], bad: ['"\n""', '"\\n"'] },
    );
  });

  it("keep pattern and length together", () => {
    expectTexts(
      { type: "string", pattern: "^(abc)+$", minLength: 4, maxLength: 7 },
      { good: ['"abcabc"'], bad: ['"abc"', '"abcabcabc"', '"abcab"'] },
    );
    expectTexts(
      { type: "string", pattern: "b", maxLength: 3 },
      { good: ['"b"', '"aab"', '"baa"'], bad: ['"aa"', '"aaab"'] },
    );
    expectTexts({ type: "string", pattern: "^[a-b]+$", minLength: 3 }, { good: ['"aba"', '"ababab"'], bad: ['"ab"'] });
  });

  it("never lead where the pattern has no text of an allowed length", () => {
    const constraint = compile({ type: "string", pattern: "^(a|bbb|bcc)+$", minLength: 2, maxLength: 2 });
    expect(accepts(constraint, '"aa"', tokenizer)).toBe(true);
    const state = constraint.start();
    for (const id of tokenizer.encode('"')) state.advance(id);
    expect(() => {
      state.advance(tokenizer.encode("b")[0]!);
    }).toThrow(InvalidArgumentError);
  });
});

describe("numbers", () => {
  it("have exact integer bounds", () => {
    for (const [minimum, maximum] of [
      [-12, 105],
      [0, 0],
      [7, 7],
      [-100, -99],
      [95, 1000],
      [-5, -1],
      [-1, 20],
    ] as const) {
      const constraint = compile({ type: "integer", minimum, maximum });
      for (let value = -1100; value <= 1100; value++) {
        const isGood = value >= minimum && value <= maximum;
        if (accepts(constraint, String(value), tokenizer) !== isGood) expect.fail(`${value} in ${minimum}..${maximum}`);
      }
    }
    expectTexts(
      { type: "integer", exclusiveMinimum: 0.5, exclusiveMaximum: 3 },
      { good: ["1", "2"], bad: ["0", "3", "1.0", "01", "+1", "-0", "-1", "1e0", "", "-"] },
    );
  });

  it("have exact decimal bounds", () => {
    for (const [low, high] of [
      [-0.25, 1.5],
      [0, 0.07],
      [9.95, 10.05],
      [-2, -1.99],
    ] as const) {
      const inclusive = compile({ type: "number", minimum: low, maximum: high });
      const exclusive = compile({ type: "number", exclusiveMinimum: low, exclusiveMaximum: high });
      for (let hundredths = -250; hundredths <= 1100; hundredths++) {
        const text = (hundredths / 100).toFixed(2);
        const value = Number(text);
        if (Object.is(value, -0)) continue;
        if (accepts(inclusive, text, tokenizer) !== (value >= low && value <= high))
          expect.fail(`${text} in ${low}..${high}`);
        if (accepts(exclusive, text, tokenizer) !== (value > low && value < high))
          expect.fail(`${text} inside ${low}..${high}`);
      }
    }
    expectTexts(
      { type: "number" },
      {
        good: ["0", "-1", "0.5", "-0.000", "1.50", "123456789012345", "-1.2345678901234"].filter(
          (text) => text !== "-0.000",
        ),
        bad: ["-0", "-0.0", ".5", "1.", "1e5", "00", "1234567890123456", "0.123456789012345"],
      },
    );
    expectTexts({ type: "number", minimum: 0.1 + 0.2 }, { good: ["0.30000000000001", "1"], bad: ["0.3", "0.29"] });
    expectTexts(
      { type: "number", maximum: -1e-7, minimum: -1e21 },
      { good: ["-0.0000001", "-5"], bad: ["0", "-0.00000001"] },
    );
  });

  it("cut short everything that could not end within the bounds", () => {
    const constraint = compile({ type: "number", exclusiveMinimum: 0, maximum: 0.05 });
    const state = constraint.start();
    for (const id of tokenizer.encode("0.0")) state.advance(id);
    expect(state.complete).toBe(false);
    expect(() => {
      state.advance(tokenizer.encode("6")[0]!);
    }).toThrow(InvalidArgumentError);
  });
});

describe("records", () => {
  it("hold any names with values of one schema", () => {
    expectTexts(
      { type: "object", additionalProperties: { type: "boolean" } },
      {
        good: ["{}", '{"a":true}', '{"a": true, "größe":false}', '{"":true}', '{"a":true,"a":false}'],
        bad: ['{"a":1}', '{"a":true,}', "{a:true}", "null", '{"a"}'],
      },
    );
    expectTexts(
      {
        type: "object",
        additionalProperties: { type: "null" },
        propertyNames: { type: "string", pattern: "^x[0-9]$" },
      },
      { good: ["{}", '{"x1":null,"x2":null}'], bad: ['{"y1":null}', '{"x1":null,"x":null}'] },
    );
    expectTexts(
      { type: "object", additionalProperties: { $ref: "#" }, propertyNames: { enum: ["a", "b"] } },
      { good: ["{}", '{"a":{"b":{}}}'], bad: ['{"c":{}}'] },
    );
  });
});

describe("objects and arrays", () => {
  const optionals = {
    type: "object",
    properties: { a: { type: "null" }, b: { type: "null" }, c: { type: "null" }, d: { type: "null" } },
    required: ["c"],
  };

  it("hold required properties, and optional ones in their order", () => {
    expectTexts(optionals, {
      good: [
        '{"c":null}',
        '{"a":null,"c":null}',
        '{"b": null, "c": null, "d":null}',
        '{"a":null,"b":null,"c":null,"d":null}',
        '{"c":null,"d":null}',
      ],
      bad: [
        "{}",
        '{"a":null}',
        '{"c":null,"a":null}',
        '{,"c":null}',
        '{"c":null,}',
        '{"c":null,"e":null}',
        '{ "c":null}',
      ],
    });
    expectTexts({ ...optionals, required: [] }, { good: ["{}", '{"b":null,"d":null}'], bad: ["{,}", '{"a":null'] });
    expectTexts({ type: "object" }, { good: ["{}"], bad: ['{"a":1}'] });
  });

  it("nest", () => {
    expectTexts(
      { type: "array", items: { ...optionals, required: [] }, minItems: 1, maxItems: 2 },
      { good: ["[{}]", '[{}, {"a":null}]'], bad: ["[]", "[{},{},{}]", "[{},]", "[{}  ,{}]"] },
    );
    expectTexts(
      { type: "array", prefixItems: [{ type: "null" }, { type: "boolean" }], items: { type: "integer" }, maxItems: 3 },
      { good: ["[]", "[null]", "[null,true]", "[null,false,7]"], bad: ["[true]", "[null,7]", "[null,true,7,8]"] },
    );
    expectTexts({ type: "array", maxItems: 0 }, { good: ["[]"], bad: ["[1]"] });
  });

  it("follow references that lead back", () => {
    const tree = {
      $defs: { tree: { type: "object", properties: { children: { type: "array", items: { $ref: "#/$defs/tree" } } } } },
      $ref: "#/$defs/tree",
    };
    expectTexts(tree, {
      good: ["{}", '{"children":[{},{"children":[]}]}'],
      bad: ['{"children":[1]}', '{"children":[{}]'],
    });
  });

  it("take anyOf with alternatives that begin alike", () => {
    expectTexts(
      { anyOf: [{ const: "ab" }, { type: "string", minLength: 3, maxLength: 3 }, { type: "integer" }, { const: 1.5 }] },
      { good: ['"ab"', '"abc"', "1", "1.5", "15"], bad: ['"a"', "1.", "1.6", '"abcd"'] },
    );
  });

  it("take a type list, nullable, enum of several types and a discriminated oneOf", () => {
    expectTexts({ type: ["string", "null"], maxLength: 1 }, { good: ["null", '"a"'], bad: ['"ab"', "1"] });
    expectTexts({ type: "boolean", nullable: true }, { good: ["null", "true"], bad: ["nul"] });
    expectTexts({ type: "string", enum: ["a", 1] }, { good: ['"a"'], bad: ["1"] });
    expectTexts({ enum: ["a", 1, null, [1, "x"]] }, { good: ['"a"', "1", "null", '[1,"x"]'], bad: ["[1]"] });
    const kind = (name: string) => ({ type: "object", properties: { kind: { const: name } }, required: ["kind"] });
    expectTexts(
      { oneOf: [kind("ct"), kind("mr"), { type: "null" }] },
      { good: ['{"kind":"mr"}', "null"], bad: ['{"kind":"x"}'] },
    );
  });
});

describe("what is not supported", () => {
  const place = (schema: unknown) => ({ type: "object", properties: { "x/y": schema } });

  it.each([
    [{ type: "number", multipleOf: 2 }, "multipleOf"],
    [{ type: "string", format: "date" }, "format"],
    [{ type: "string", minimum: 1 }, "minimum"],
    [{ type: "string", pattern: "\\bx" }, "pattern"],
    [{ allOf: [] }, "allOf"],
    [{}, "type"],
    [{ type: "array" }, "items"],
    [{ type: "object", required: ["a"] }, "required/0"],
    [{ type: "object", additionalProperties: true }, "additionalProperties"],
    [
      { type: "object", properties: { a: { type: "null" } }, additionalProperties: { type: "null" } },
      "additionalProperties",
    ],
    [{ type: "object", additionalProperties: { type: "null" }, required: ["a"] }, "required/0"],
    [{ type: "object", additionalProperties: { type: "null" }, propertyNames: { type: "number" } }, "propertyNames"],
    [{ type: "object", additionalProperties: { type: "null" }, propertyNames: { enum: ["a", 1] } }, "propertyNames"],
    [{ type: "object", propertyNames: { type: "string" } }, "propertyNames"],
    [{ oneOf: [{ type: "integer" }, { type: "number" }] }, "oneOf"],
    [{ oneOf: [{ type: "string" }, { const: "a" }] }, "oneOf"],
    [{ oneOf: [{ type: "object", properties: { a: { const: 1 } } }, { type: "object" }] }, "oneOf"],
    [{ anyOf: [{ type: "null" }], type: "null" }, "type"],
    [{ anyOf: [{ type: "null" }, { type: "array", items: { not: {} } }] }, "anyOf/1/items/not"],
    [{ enum: ["a"], maxLength: 3 }, "maxLength"],
    [{ $ref: "other.json#/a" }, "$ref"],
    [{ $ref: "#", maxLength: 1 }, "maxLength"],
    [true, ""],
  ])("%j names its path", (schema, path) => {
    expect(() => compile(place(schema))).toThrow(ConstraintUnsupportedError);
    expect(() => compile(place(schema))).toThrow(`#/properties/x~1y${path === "" ? "" : `/${path}`}`);
  });

  it.each([
    [{ type: "integer", minimum: 2, maximum: 1 }, ""],
    [{ type: "integer", exclusiveMinimum: 1, exclusiveMaximum: 2 }, ""],
    [{ type: "number", minimum: 1e15 }, ""],
    [{ type: "number", minimum: "1" }, "minimum"],
    [{ type: "number", exclusiveMinimum: true }, "exclusiveMinimum"],
    [{ type: "string", minLength: 2, maxLength: 1 }, "minLength"],
    [{ type: "string", maxLength: -1 }, "maxLength"],
    [{ type: "string", pattern: "(" }, "pattern"],
    [{ type: "string", pattern: "^(ab)+$", minLength: 3, maxLength: 3 }, "pattern"],
    [{ type: "array", items: { type: "null" }, minItems: 2, maxItems: 1 }, "minItems"],
    [{ type: "array", prefixItems: [{ type: "null" }], minItems: 2 }, "minItems"],
    [{ enum: [] }, "enum"],
    [{ type: "string", enum: [1] }, "enum"],
    [{ type: [] }, "type"],
    [{ type: "date" }, "type"],
    [{ anyOf: [] }, "anyOf"],
    [{ $ref: "#/$defs/none" }, "$ref"],
    [{ const: Number.NaN }, "const"],
    [null, ""],
  ])("%j is invalid or has no value", (schema, path) => {
    expect(() => compile(place(schema))).toThrow(InvalidArgumentError);
    expect(() => compile(place(schema))).toThrow(`#/properties/x~1y${path === "" ? "" : `/${path}`}`);
  });

  it("names references that never end", () => {
    for (const schema of [
      { $ref: "#" },
      { type: "object", properties: { a: { $ref: "#" } }, required: ["a"] },
      { anyOf: [{ $ref: "#/anyOf/0" }, { type: "null" }] },
    ]) {
      expect(() => compile(schema)).toThrow(InvalidArgumentError);
      expect(() => compile(schema)).toThrow("without an end");
    }
  });
});
