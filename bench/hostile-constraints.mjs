// Usage: node bench/hostile-constraints.mjs [tokenizer.json[.gz]]
// Compiling the largest constraints that are accepted, and ones beyond the limits. Without a file the vocabulary is made
// up: 262,144 tokens, of which most are words. Prints milliseconds of the processor and what came out; ends with 1 above a second.
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { compileConstraint, compileTokenizer, createTokenizer, MedGemmaError } from "@medgemma/core";
import { madeUpTokenizer } from "./made-up-tokenizer.mjs";

/** @typedef {import("@medgemma/core").ConstraintSpec} ConstraintSpec */
/** @typedef {import("@medgemma/core").JsonSchema} JsonSchema */

/**
 * @template T
 * @param {number} count
 * @param {(index: number) => T} make
 */
const list = (count, make) => Array.from({ length: count }, (_, index) => make(index));
/**
 * @param {number} count
 * @param {(index: number) => object} make
 * @param {readonly string[]} [required]
 */
const object = (count, make, required = []) => ({
  type: "object",
  properties: Object.fromEntries(list(count, (index) => [`p${index}`, make(index)])),
  required,
});
/** @param {number} depth */
const nested = (depth) => {
  /** @type {object} */
  let schema = { type: "string" };
  for (let level = 0; level < depth; level++) schema = { type: "object", properties: { a: schema }, required: ["a"] };
  return schema;
};
/** @param {number} length */
const chain = (length) => ({
  $ref: "#/$defs/d0",
  $defs: Object.fromEntries(
    list(length, (index) => [
      `d${index}`,
      index + 1 < length ? object(1, () => ({ $ref: `#/$defs/d${index + 1}` })) : { type: "null" },
    ]),
  ),
});
/** @type {{ type: string, properties: Record<string, object> }} */
const cyclic = { type: "object", properties: {} };
cyclic.properties.self = cyclic;
const shared = () => {
  /** @type {object} */
  let schema = { type: "string" };
  for (let level = 0; level < 60; level++) schema = object(2, () => schema);
  return schema;
};

const schemas = {
  "500 optional properties": object(500, () => ({ type: "string" })),
  "4,000 optional properties": object(4000, () => ({ type: "string" })),
  "20,000 optional properties": object(20_000, () => ({ type: "string" })),
  "4,000 required properties": object(
    4000,
    () => ({ type: "integer" }),
    list(4000, (index) => `p${index}`),
  ),
  "20,000 required properties": object(
    20_000,
    () => ({ type: "integer" }),
    list(20_000, (index) => `p${index}`),
  ),
  "an enum of 20,000": { enum: list(20_000, (index) => `finding ${index}`) },
  "an enum of texts that continue each other": { enum: list(900, (index) => "a".repeat(index + 1)) },
  "60 levels": nested(60),
  "10,000 levels": nested(10_000),
  "4,000 references in a chain": chain(4000),
  "200 alternatives of oneOf": {
    oneOf: list(200, (index) =>
      object(
        20,
        (at) => ({ const: index * 20 + at }),
        list(20, (at) => `p${at}`),
      ),
    ),
  },
  "2,000 alternatives of oneOf": { oneOf: list(2000, (index) => ({ const: index })) },
  "4,000 alternatives of anyOf": { anyOf: list(4000, (index) => object(1, () => ({ const: index }))) },
  "4,000 prefix items": { type: "array", prefixItems: list(4000, () => ({ type: "string" })) },
  "a pattern with a length": { type: "string", pattern: "^(a|b|cd)*$", minLength: 900 },
  "a pattern with many states": { type: "string", pattern: "^(a|b)*a(a|b){14}$", minLength: 10 },
  "a pattern of 250 classes": {
    type: "string",
    pattern: list(250, (index) => `[\\u{${(0x100 + index * 3).toString(16)}}]`).join(""),
    maxLength: 300,
  },
  "schemas that share": shared(),
  "a schema that holds itself": cyclic,
  "a BigInt": { enum: [1n] },
  null: null,
};
const patterns = {
  "1,000 alternatives": list(1000, (index) => `finding ${index}`).join("|"),
  "100,000 alternatives": list(100_000, (index) => `w${index}`).join("|"),
  "500 a?": "a?".repeat(500),
  "3,000 a?": "a?".repeat(3000),
  "500 a? in a loop": `(${"a?".repeat(500)})*b`,
  "2,000 .": ".".repeat(2000),
  "2,000 .?": ".?".repeat(2000),
  "200 .*": ".*a".repeat(200),
  "50 .* in a loop": `(${".*a?".repeat(50)})*b`,
  "counts in counts": "((((a{0,99}){0,99}){0,99}b?){0,99}c?){0,99}",
  "a late choice": "(a|b)*a(a|b){400}",
  "any text of 10,000": ".{0,10000}",
  "100 groups": `${"(".repeat(100)}a${")".repeat(100)}`,
  "10,000 groups": `${"(".repeat(10_000)}a${")".repeat(10_000)}`,
  "1,000,000 characters": "a".repeat(1_000_000),
  "10,000 characters": "a".repeat(10_000),
  "3,000 classes": "[\\w.-]".repeat(1400),
  "a class of 3,000 ranges": `[${list(2400, (index) => String.fromCodePoint(0x4000 + index * 3)).join("")}]+`,
};
/** What is given as a constraint; some are none, which types would refuse. @type {Record<string, unknown>} */
const specs = {
  ...Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => [`schema: ${name}`, { type: "json-schema", schema }]),
  ),
  ...Object.fromEntries(
    Object.entries(patterns).map(([name, pattern]) => [`regex: ${name}`, { type: "regex", pattern }]),
  ),
  "20,000 choices": { type: "choices", choices: list(20_000, (index) => `finding ${index * 7919}`) },
  "300,000 choices": { type: "choices", choices: list(300_000, (index) => `finding ${index * 7919}`) },
  null: null,
};

const [file] = process.argv.slice(2);
const bytes = file === undefined ? undefined : readFileSync(file);
const tokenizer =
  bytes === undefined || file === undefined
    ? madeUpTokenizer()
    : createTokenizer(await compileTokenizer(file.endsWith(".gz") ? gunzipSync(bytes) : bytes));
const start = performance.now();
compileConstraint({ type: "choices", choices: ["yes", "no"] }, tokenizer);
console.log(
  `${tokenizer.size} tokens; first call, with the vocabulary's tries: ${(performance.now() - start).toFixed(0)} ms`,
);
let worst = 0;
for (const [name, spec] of Object.entries(specs)) {
  globalThis.gc?.();
  const before = process.cpuUsage();
  let outcome = "compiled";
  try {
    compileConstraint(/** @type {ConstraintSpec} */ (spec), tokenizer);
  } catch (error) {
    outcome = MedGemmaError.isInstance(error) ? error.code : `UNTYPED ${String(error)}`;
    if (!MedGemmaError.isInstance(error)) process.exitCode = 1;
  }
  const { user, system } = process.cpuUsage(before);
  const took = (user + system) / 1000;
  worst = Math.max(worst, took);
  console.log(`${took.toFixed(0).padStart(7)} ms  ${name}: ${outcome}`);
}
console.log(`worst: ${worst.toFixed(0)} ms`);
if (worst > 1000) process.exitCode = 1;
