import type { JsonSchema } from "../constraint-spec.js";
import type { TestRandom } from "./test-random.js";

const names = ["a", "side", "name with space", 'quo"te', "größe", "😀", "x/y~z", "side effect"];
const texts = ["", "left", "lefts", "right", "ö", 'say "no"', "tab\there", "😀😀", "1", "null"];

/** Patterns, and lengths that some text of theirs has. */
const patterns: readonly { pattern: string; min: number; max: number }[] = [
  { pattern: "^[A-Z][0-9]{2}(\\.[0-9]{1,2})?$", min: 3, max: 6 },
  { pattern: "^(abc)+$", min: 3, max: 9 },
  { pattern: "left|right", min: 4, max: 12 },
  { pattern: '^[^\\s"]{2,5}$', min: 2, max: 5 },
  { pattern: "é$", min: 1, max: 5 },
  { pattern: "^😀*$", min: 0, max: 3 },
  { pattern: "^(a|ab)(c|bcd)*$", min: 1, max: 8 },
  { pattern: "^.{0,40}$", min: 0, max: 9 },
  { pattern: "\\n", min: 1, max: 4 },
  { pattern: '^["\\\\/]{1,3}$', min: 1, max: 3 },
];

/** A random schema of what constraints support; some text is always valid. */
export function randomSchema(random: TestRandom): JsonSchema {
  const withDefinitions = random.chance(0.25);
  const root = schema({ random, definitions: withDefinitions ? ["node", "leaf"] : [] }, 3);
  if (!withDefinitions) return root;
  return {
    ...root,
    $defs: {
      leaf: schema({ random, definitions: [] }, 1),
      node: {
        type: "object",
        properties: {
          value: schema({ random, definitions: ["leaf"] }, 1),
          next: { anyOf: [{ $ref: "#/$defs/node" }, { type: "null" }] },
          children: { type: "array", items: { $ref: "#/$defs/node" }, maxItems: 2 },
        },
        required: ["next"],
      },
    },
  };
}

interface Context {
  readonly random: TestRandom;
  readonly definitions: readonly string[];
}

function schema(context: Context, depth: number): JsonSchema {
  const { random, definitions } = context;
  if (definitions.length > 0 && random.chance(0.25)) return { $ref: `#/$defs/${random.pick(definitions)}` };
  const kinds: ((context: Context, depth: number) => JsonSchema)[] = [
    string,
    number,
    integer,
    literalSchema,
    simple,
    typeList,
  ];
  if (depth > 0) kinds.push(object, object, object, record, array, array, anyOf, oneOf, tuple);
  return random.pick(kinds)(context, depth);
}

function string({ random }: Context): JsonSchema {
  const form = random.integer(0, 3);
  if (form === 0) return { type: "string" };
  if (form === 1) {
    const min = random.integer(0, 5);
    return { type: "string", minLength: min, maxLength: min + random.integer(0, 60), description: "bounded" };
  }
  const { pattern, min, max } = random.pick(patterns);
  // Random text may never come to what an open pattern looks for, unless its length is bounded.
  const isOpen = !pattern.startsWith("^");
  if (form === 2 && !isOpen) return { type: "string", pattern };
  return {
    type: "string",
    pattern,
    ...(random.chance(0.7) && { minLength: random.integer(0, min) }),
    ...((isOpen || random.chance(0.7)) && { maxLength: random.integer(max, max + 30) }),
  };
}

function number(context: Context): JsonSchema {
  const { random } = context;
  const low = random.pick([-1000.5, -1, -0.25, 0, 0.1, 3, 99.95, 1e6]);
  const high = low + random.pick([0.5, 1, 2.75, 100, 1e9]);
  return {
    type: "number",
    ...(random.chance(0.5) && { [random.pick(["minimum", "exclusiveMinimum"])]: low }),
    ...(random.chance(0.5) && { [random.pick(["maximum", "exclusiveMaximum"])]: high }),
  };
}

function integer({ random }: Context): JsonSchema {
  const low = random.integer(-300, 300);
  const high = low + random.integer(0, 400);
  return {
    type: "integer",
    ...(random.chance(0.6) && { minimum: low }),
    ...(random.chance(0.3) && { exclusiveMinimum: low - 1.5 }),
    ...(random.chance(0.6) && { maximum: high }),
    ...(random.chance(0.3) && { exclusiveMaximum: high + 1 }),
  };
}

function literalSchema({ random }: Context): JsonSchema {
  const values = [...texts, 0, -1.5, 1e21, true, null, { a: [1, "x"] }];
  if (random.chance(0.3)) return { const: random.pick(values) };
  return { enum: Array.from({ length: random.integer(1, 6) }, () => random.pick(values)) };
}

function simple({ random }: Context): JsonSchema {
  return { type: random.pick(["null", "boolean"]), title: "simple", nullable: random.chance(0.3) };
}

function typeList({ random }: Context): JsonSchema {
  return { type: ["string", "integer", "null"], maxLength: random.integer(0, 9), maximum: random.integer(0, 99) };
}

function object(context: Context, depth: number): JsonSchema {
  const { random } = context;
  const chosen = names.filter(() => random.chance(0.45));
  return {
    type: "object",
    properties: Object.fromEntries(chosen.map((name) => [name, schema(context, depth - 1)])),
    required: chosen.filter(() => random.chance(0.6)),
    ...(random.chance(0.5) && { additionalProperties: false }),
    ...(random.chance(0.1) && { nullable: true }),
  };
}

function record(context: Context, depth: number): JsonSchema {
  const { random } = context;
  return {
    type: "object",
    additionalProperties: schema(context, depth - 1),
    ...(random.chance(0.5) && {
      propertyNames: random.chance(0.5) ? string(context) : { enum: random.pick([names, ["a"]]) },
    }),
  };
}

function array(context: Context, depth: number): JsonSchema {
  const { random } = context;
  const min = random.integer(0, 2);
  return {
    type: "array",
    items: schema(context, depth - 1),
    ...(random.chance(0.5) && { minItems: min }),
    ...(random.chance(0.7) && { maxItems: min + random.integer(0, 3) }),
  };
}

function tuple(context: Context, depth: number): JsonSchema {
  const { random } = context;
  return {
    type: "array",
    prefixItems: [schema(context, depth - 1), schema(context, depth - 1)],
    minItems: random.integer(0, 2),
    ...(random.chance(0.5) && { items: random.chance(0.5) ? false : schema(context, depth - 1), maxItems: 4 }),
  };
}

function anyOf(context: Context, depth: number): JsonSchema {
  const { random } = context;
  return { anyOf: Array.from({ length: random.integer(1, 3) }, () => schema(context, depth - 1)) };
}

function oneOf(context: Context, depth: number): JsonSchema {
  const variants = ["x-ray", "ct", "mr"].map((kind) => ({
    type: "object",
    properties: { value: schema(context, depth - 1), kind: { const: kind } },
    required: ["kind"],
  }));
  return { oneOf: [...variants, { type: "null" }, { enum: ["none", "other"] }] };
}
