import { describe, expect, it } from "vitest";
import { compileConstraint, type ConstraintSpec } from "../../constraints/index.js";
import type { Sequence } from "../../model/logits-model.js";
import { createByteTokenizer } from "../../testing/byte-tokenizer.js";
import { forcedTokens } from "./forced-tokens.js";
import { PromptLookup } from "./prompt-lookup.js";
import { SpeculativeSequence } from "./speculative-sequence.js";
import { Trust } from "./trust.js";

const observed = (...ids: readonly number[]): PromptLookup => {
  const lookup = new PromptLookup();
  for (const id of ids) lookup.observe(id);
  return lookup;
};

describe("PromptLookup", () => {
  it("proposes what followed the last three tokens the last time", () => {
    expect(observed(1, 2, 3, 4, 5, 9, 1, 2, 3).propose(2)).toEqual([4, 5]);
    expect(observed(1, 2, 3, 4, 7, 1, 2, 3, 8, 0, 1, 2, 3).propose(9)).toEqual([8, 0, 1, 2, 3]);
    expect(observed(4, 4, 4, 4).propose(3)).toEqual([4]);
  });

  it("proposes nothing where nothing stood before, and nothing across an interruption", () => {
    expect(observed().propose(3)).toEqual([]);
    expect(observed(1, 2, 3, 4, 1, 2).propose(3)).toEqual([]);
    const lookup = observed(1, 2, 3, 4);
    lookup.interrupt();
    for (const id of [5, 6, 1, 2, 3]) lookup.observe(id);
    expect(lookup.propose(9)).toEqual([4]);
    lookup.interrupt();
    expect(lookup.propose(9)).toEqual([]);
  });
});

describe("forcedTokens", () => {
  const tokenizer = createByteTokenizer();
  const textOf = (spec: ConstraintSpec, count: number): string =>
    tokenizer.decode(forcedTokens(compileConstraint(spec, tokenizer).start(), tokenizer, count));

  it("is the text that a constraint leaves no choice about, up to where it leaves one", () => {
    expect(textOf({ type: "choices", choices: ["no acute finding", "no acute fracture"] }, 50)).toBe("no acute f");
    expect(textOf({ type: "choices", choices: ["no acute finding", "no acute fracture"] }, 4)).toBe("no a");
    expect(textOf({ type: "choices", choices: ["effusion"] }, 50)).toBe("effusion");
    expect(textOf({ type: "choices", choices: ["yes", "yes, always"] }, 50)).toBe("yes");
    expect(textOf({ type: "regex", pattern: "[ab]c" }, 50)).toBe("");
    const schema = {
      type: "object",
      additionalProperties: false,
      required: ["\u00fcber"],
      properties: { "\u00fcber": { type: "boolean" } },
    };
    expect(textOf({ type: "json-schema", schema }, 50)).toBe('{"über":');
  });
});

describe("Trust", () => {
  it("asks for more after guesses that came, for less after some, and for none for a while after none", () => {
    const trust = new Trust();
    const first = trust.next();
    trust.learn({ proposed: first, accepted: first });
    expect(trust.next()).toBeGreaterThan(first);
    trust.learn({ proposed: 8, accepted: 3 });
    expect(trust.next()).toBe(4);
    trust.learn({ proposed: 4, accepted: 0 });
    expect([trust.next(), trust.next()]).toEqual([0, 2]);
    trust.learn({ proposed: 2, accepted: 0 });
    expect([trust.next(), trust.next(), trust.next()]).toEqual([0, 0, 2]);
    for (let round = 0; round < 10; round++) trust.learn({ proposed: 2, accepted: 2 });
    expect(trust.next()).toBe(15);
  });
});

describe("SpeculativeSequence", () => {
  /** Logits are the number of positions; calls are written down. */
  const fake = (length: number) => {
    const calls: string[] = [];
    const state = { length };
    const sequence: Sequence = {
      get length() {
        return state.length;
      },
      reusedTokens: 0,
      get logits() {
        return Float32Array.of(state.length);
      },
      async append(token) {
        calls.push(`append ${token}`);
        state.length++;
      },
      async extend(tokens) {
        calls.push(`extend ${tokens.join(" ")}`);
        return tokens.map(() => Float32Array.of(++state.length));
      },
      async truncate(to) {
        calls.push(`truncate ${to}`);
        state.length = to;
      },
      fork: async () => sequence,
      [Symbol.asyncDispose]: async () => {},
    };
    return { sequence, calls };
  };
  const { signal } = new AbortController();

  it("computes guesses along, goes on by those that came, and takes the others back", async () => {
    const { sequence, calls } = fake(5);
    const guesses = [[11, 12, 13], [], [21]];
    const learned: unknown[] = [];
    const drafter = { propose: () => guesses.shift() ?? [], learn: (result: unknown) => learned.push(result) };
    const speculative = new SpeculativeSequence(sequence, { drafter, maxLength: 100 });
    const seen: number[] = [];
    for (const token of [10, 11, 12, 99, 20, 21, 22]) {
      await speculative.append(token, signal);
      seen.push(speculative.length, ...speculative.logits);
    }
    expect(calls).toEqual(["extend 10 11 12 13", "truncate 8", "append 99", "extend 20 21", "append 22"]);
    expect(seen).toEqual([6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12]);
    expect(learned).toEqual([
      { proposed: 3, accepted: 2 },
      { proposed: 1, accepted: 1 },
    ]);
    expect(speculative.counts).toEqual({ accepted: 3, rejected: 1 });
  });

  it("asks for no more guesses than there is room for", async () => {
    const { sequence, calls } = fake(96);
    const rooms: number[] = [];
    const drafter = { propose: (count: number) => (rooms.push(count), []), learn: () => {} };
    const speculative = new SpeculativeSequence(sequence, { drafter, maxLength: 100 });
    for (let token = 0; token < 4; token++) await speculative.append(token, signal);
    expect(rooms).toEqual([3, 2, 1]);
    expect(calls).toHaveLength(4);
  });
});
