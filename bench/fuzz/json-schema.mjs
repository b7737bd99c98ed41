import { compileConstraint } from "@medgemma/core";
import { createByteTokenizer } from "@medgemma/core/testing";
import { mutateJson } from "../fuzz-tools/mutate-json.mjs";
import { mutateBytes } from "../fuzz-tools/mutate-bytes.mjs";

/** @typedef {import("@medgemma/core").ConstraintSpec} ConstraintSpec */

const tokenizer = createByteTokenizer();
const words = [
  ...[
    "type",
    "object",
    "array",
    "string",
    "integer",
    "number",
    "null",
    "properties",
    "required",
    "items",
    "prefixItems",
  ],
  ...[
    "minItems",
    "maxItems",
    "minLength",
    "maxLength",
    "pattern",
    "enum",
    "const",
    "anyOf",
    "oneOf",
    "$ref",
    "#",
    "#/$defs/a",
  ],
  ...[
    "^[a-z]{2,9}$",
    "(a|b)*c",
    "a?".repeat(300),
    ".*x.*",
    "\\d{4}-\\d\\d",
    "[^é]+",
    "minimum",
    "exclusiveMaximum",
    "nullable",
  ],
];

/** @type {ConstraintSpec[]} */
export const seeds = [
  {
    type: "json-schema",
    schema: {
      type: "object",
      properties: {
        name: { type: "string", minLength: 1, maxLength: 80 },
        side: { enum: ["left", "right", null] },
        code: { type: "string", pattern: "^[A-Z][0-9]{2}(\\.[0-9]{1,2})?$", maxLength: 9 },
        size: { anyOf: [{ type: "number", minimum: 0, maximum: 500 }, { type: "null" }] },
        list: { type: "array", prefixItems: [{ const: 1 }], items: { $ref: "#/$defs/a" }, minItems: 1, maxItems: 4 },
      },
      required: ["name", "list"],
      $defs: { a: { oneOf: [{ type: "integer" }, { type: "object", properties: { next: { $ref: "#/$defs/a" } } }] } },
    },
  },
  { type: "regex", pattern: "([A-Z][\\w ,;-]{3,200}\\. ){1,5}(Impression|Conclusion): [^\\n]{1,50}(\\d+(\\.\\d)?)?" },
  { type: "choices", choices: ["yes", "yes, if", "no", "é"] },
];

/**
 * @param {ConstraintSpec} seed
 * @param {import("../fuzz-tools/random.mjs").Random} random
 */
export function mutate(seed, random) {
  if (seed.type === "regex" && random.chance(0.8)) {
    return {
      ...seed,
      pattern: mutateBytes(
        Buffer.from(seed.pattern),
        random,
        words.map((word) => Buffer.from(word)),
      ).toString(),
    };
  }
  return mutateJson(seed, random, words);
}

/**
 * Compiles, and follows an answer for a while.
 *
 * @param {ConstraintSpec} spec
 */
export function run(spec) {
  const state = compileConstraint(spec, tokenizer).start();
  for (let step = 0; step < 40 && !state.finished; step++) {
    const mask = state.mask();
    const word = mask.findIndex((bits) => bits !== 0);
    if (word < 0) throw new Error("No token is allowed, and the answer is not at its end.");
    const bits = mask[word] ?? 0;
    state.advance(word * 32 + (31 - Math.clz32(bits & -bits)));
  }
}
