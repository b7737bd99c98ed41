// Usage: node bench/constraints.mjs tokenizer.json[.gz]
// Constrained decoding with a whole vocabulary: building its trie, compiling a report schema, and the masks of random
// answers. Every answer runs twice: with a constraint just compiled (cold) and with one that was used before (warm).
import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { compileConstraint, compileTokenizer, createTokenizer } from "@medgemma/core";

const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error("Usage: node bench/constraints.mjs tokenizer.json[.gz]");
  process.exit(2);
}

/** @typedef {import("@medgemma/core").ConstraintSpec} ConstraintSpec */

/** @param {number} impressionLength */
const report = (impressionLength) => ({
  type: "object",
  properties: {
    findings: {
      type: "array",
      maxItems: 20,
      items: {
        type: "object",
        properties: {
          name: { type: "string", minLength: 1, maxLength: 80 },
          region: { type: "string", maxLength: 40 },
          side: { enum: ["left", "right", "bilateral", "midline", "not applicable"] },
          certainty: { enum: ["present", "absent", "uncertain"] },
          sizeMm: { anyOf: [{ type: "number", minimum: 0, maximum: 500 }, { type: "null" }] },
          comment: { type: ["string", "null"], maxLength: 200 },
        },
        required: ["name", "side", "certainty"],
        additionalProperties: false,
      },
    },
    comparison: { type: "string" },
    impression: { type: "string", minLength: 1, maxLength: impressionLength },
    code: { type: "string", pattern: "^[A-Z][0-9]{2}(\\.[0-9]{1,2})?$" },
    urgency: { type: "integer", minimum: 1, maximum: 5 },
  },
  required: ["findings", "impression", "urgency"],
  additionalProperties: false,
});

/** @type {Record<string, ConstraintSpec>} */
const specs = {
  "report, maxLength 200": { type: "json-schema", schema: report(200) },
  "report, maxLength 10,000": { type: "json-schema", schema: report(10_000) },
  "any text of 200 characters": { type: "regex", pattern: ".{0,200}" },
  "one of 5,000 choices": { type: "choices", choices: Array.from({ length: 5000 }, (_, i) => `finding ${i * 7919}`) },
};

const bytes = readFileSync(file);
const tokenizer = createTokenizer(await compileTokenizer(file.endsWith(".gz") ? gunzipSync(bytes) : bytes));
/** @type {ConstraintSpec} */
const first = { type: "choices", choices: ["yes", "no"] };
setFlagsFromString("--expose-gc");
const collect = runInNewContext("gc");

const memoryBefore = usedMiB();
const trieStart = performance.now();
compileConstraint(first, tokenizer);
console.log(`${tokenizer.size} tokens`);
console.log(`trie of the vocabulary, once per tokenizer: ${ms(performance.now() - trieStart)}`);
console.log(`memory of the trie: ${(usedMiB() - memoryBefore).toFixed(1)} MiB`);

for (const [label, spec] of Object.entries(specs)) {
  const start = performance.now();
  const constraint = compileConstraint(spec, tokenizer);
  console.log(`\n${label}: compiled in ${ms(performance.now() - start)}`);
  const before = usedMiB();
  printMasks("cold, first answer", answer(constraint, 1));
  for (let seed = 2; seed <= 10; seed++) answer(constraint, seed);
  printMasks("warm, eleventh answer", answer(constraint, 11));
  printMasks("warm, the first answer again", answer(constraint, 1));
  console.log(`  caches of the constraint: ${(usedMiB() - before).toFixed(1)} MiB`);
  constraint.start();
}

/**
 * Writes an answer of up to 1,000 random tokens; returns the milliseconds of each step's mask and of its advance.
 *
 * @param {ReturnType<typeof compileConstraint>} constraint
 * @param {number} seed
 */
function answer(constraint, seed) {
  const random = randomOf(seed);
  const state = constraint.start();
  /** @type {number[]} */
  const masks = [];
  /** @type {number[]} */
  const advances = [];
  while (!state.finished && masks.length < 1000) {
    const start = performance.now();
    const mask = state.mask();
    const masked = performance.now();
    const token = pick(mask, random);
    const picked = performance.now();
    state.advance(token);
    advances.push(performance.now() - picked);
    masks.push(masked - start);
  }
  return { masks, advances };
}

/**
 * Mostly ordinary tokens: the bias to short ones ends strings and arrays in reasonable time.
 *
 * @param {Uint32Array} mask
 * @param {() => number} random
 */
function pick(mask, random) {
  for (let attempt = 0; attempt < 20_000; attempt++) {
    const id = Math.floor(random() * random() * tokenizer.size);
    if ((((mask[id >> 5] ?? 0) >> (id & 31)) & 1) === 1) return id;
  }
  for (const [word, bits] of mask.entries()) if (bits !== 0) return word * 32 + (31 - Math.clz32(bits));
  throw new Error("No token is allowed.");
}

/** @param {number} seed */
function randomOf(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** @param {string} label @param {ReturnType<typeof answer>} times */
function printMasks(label, { masks, advances }) {
  const sorted = masks.toSorted((a, b) => a - b);
  const [median = NaN, worst = NaN] = [sorted[sorted.length >> 1], sorted.at(-1)];
  const slow = sorted.filter((time) => time > 10).length;
  console.log(
    `  ${label}: ${masks.length} tokens, mask median ${ms(median)}, worst ${ms(worst)}` +
      ` (${slow} above 10 ms), advance worst ${ms(Math.max(...advances))}`,
  );
}

function usedMiB() {
  collect();
  collect();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
}

/** @param {number} time */
function ms(time) {
  return `${time.toFixed(2)} ms`;
}
