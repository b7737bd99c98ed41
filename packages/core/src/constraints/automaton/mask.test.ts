import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createByteTokenizer } from "../../testing/byte-tokenizer.js";
import { compileTokenizer } from "../../tokenizer/compile-tokenizer.js";
import { createTokenizer } from "../../tokenizer/create-tokenizer.js";
import type { Tokenizer } from "../../tokenizer/tokenizer.js";
import { compileConstraint } from "../compile-constraint.js";
import type { ConstraintState } from "../constraint.js";
import type { ConstraintSpec } from "../constraint-spec.js";
import { allowedTokens, goesThrough } from "../testing/drive-constraint.js";
import { randomSchema } from "../testing/random-schema.js";
import { smallTokenizer } from "../testing/small-tokenizer.js";
import { TestRandom } from "../testing/test-random.js";

const small = await smallTokenizer();

const specs: readonly ConstraintSpec[] = [
  { type: "choices", choices: ["yes", "yes, but", "no", "größer", "😀"] },
  { type: "regex", pattern: "(.{0,60}é){1,3}|[0-9]{2,70}" },
  { type: "regex", pattern: ".*foo.{3,60}" },
  {
    type: "json-schema",
    schema: {
      type: "array",
      items: {
        type: "object",
        properties: {
          text: { type: "string", minLength: 55, maxLength: 120 },
          size: { type: "number", exclusiveMinimum: 0.05, maximum: 12.5 },
          code: { type: "string", pattern: "[a-c ]{2}$", maxLength: 70 },
          more: { $ref: "#" },
        },
      },
    },
  },
  ...Array.from({ length: 12 }, (_, seed): ConstraintSpec => ({
    type: "json-schema",
    schema: randomSchema(new TestRandom(seed)),
  })),
];

/** Those of the tokens that a state allows, found by trying each. */
function bruteForce(state: ConstraintState, tokens: readonly number[]): number[] {
  return tokens.filter((id) => goesThrough(state.fork(), [id]));
}

interface Comparison {
  readonly tokenizer: Tokenizer;
  readonly steps: number;
  /** Which tokens are looked at. Default: all. */
  readonly tokens?: readonly number[];
}

function expectMasksEqual(spec: ConstraintSpec, { tokenizer, steps, tokens }: Comparison): void {
  const looked = tokens ?? Array.from({ length: tokenizer.size }, (_, id) => id);
  const lookedAt = new Set(looked);
  const constraint = compileConstraint(spec, tokenizer);
  const random = new TestRandom(5);
  let state = constraint.start();
  for (let step = 0; step < steps; step++) {
    if (state.finished) state = constraint.start();
    const allowed = allowedTokens(state.mask());
    const seen = allowed.filter((id) => lookedAt.has(id));
    expect(seen, `step ${step} of ${JSON.stringify(spec)}`).toEqual(bruteForce(state, looked));
    // Mostly letters: others soon lead into escapes and rare characters.
    const plain = allowed.filter((id) => /^[a-z 0-9"]+$/.test(tokenizer.decode([id])));
    state.advance(random.pick(plain.length > 0 && random.chance(0.8) ? plain : allowed));
  }
}

describe("masks", () => {
  it("equal what trying every token tells, for bytes", () => {
    for (const spec of specs) expectMasksEqual(spec, { tokenizer: createByteTokenizer(), steps: 100 });
  });

  it("equal what trying every token tells, for a small vocabulary", () => {
    for (const spec of specs) expectMasksEqual(spec, { tokenizer: small, steps: 25 });
  });

  it("have a word for every 32 tokens and no bit for control tokens or beyond the last", () => {
    const mask = compileConstraint({ type: "regex", pattern: "[\\s\\S]*" }, small).start().mask();
    expect(mask.length).toBe(Math.ceil(small.size / 32));
    for (const id of allowedTokens(mask)) {
      expect(id).toBeLessThan(small.size);
      expect(small.isControl(id)).toBe(false);
    }
  });

  it("stay right when the tables run full", () => {
    // Every text of a and b leads to another set of threads.
    const constraint = compileConstraint({ type: "regex", pattern: "(a|b)*a(a|b){14}" }, createByteTokenizer());
    const random = new TestRandom(3);
    const state = constraint.start();
    const tokenizer = createByteTokenizer();
    const letters = [...tokenizer.encode("ab")];
    for (let step = 0; step < 12_000; step++) {
      if (allowedTokens(state.mask()).join() !== letters.join()) expect.fail(`step ${step}`);
      state.advance(random.pick(letters));
    }
    expect(state.finished).toBe(false);
  });
});

const referenceDir = new URL(
  `${process.env["MEDGEMMA_REFERENCE_DIR"] ?? "../shared/reference"}/`,
  new URL("../../../../../", import.meta.url),
);
const realFile = new URL("gemma3-tokenizer.json.gz", referenceDir);
if (!existsSync(realFile)) {
  console.warn(
    "Skipping masks of Gemma 3's vocabulary: set MEDGEMMA_REFERENCE_DIR to the reference folder to run them.",
  );
}

describe.skipIf(!existsSync(realFile))("masks of Gemma 3's vocabulary", () => {
  it("equal what trying every token tells", async () => {
    const tokenizer = createTokenizer(await compileTokenizer(gunzipSync(readFileSync(realFile))));
    // Every 20th, and those that may end a string.
    const tokens = Array.from({ length: tokenizer.size }, (_, id) => id).filter(
      (id) => id % 20 === 0 || tokenizer.bytesOf(id).includes(0x22),
    );
    for (const spec of specs.slice(0, 4)) expectMasksEqual(spec, { tokenizer, tokens, steps: 8 });
  });
});
