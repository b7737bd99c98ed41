import { describe, expect, it } from "vitest";
import { ConstraintUnsupportedError } from "../errors/constraint-unsupported-error.js";
import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { createByteTokenizer } from "../testing/byte-tokenizer.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import { compileConstraint } from "./compile-constraint.js";
import type { ConstraintSpec } from "./constraint-spec.js";
import { accepts, allowedTokens, goesThrough } from "./testing/drive-constraint.js";
import { smallTokenizer } from "./testing/small-tokenizer.js";

const tokenizer = createByteTokenizer();
const small = await smallTokenizer();

describe("choices", () => {
  it("may begin with each other", () => {
    const constraint = compileConstraint({ type: "choices", choices: ["yes", "yes, if", "no", "yes"] }, tokenizer);
    const state = constraint.start();
    expect([state.complete, state.finished]).toEqual([false, false]);
    expect(goesThrough(state, tokenizer.encode("yes"))).toBe(true);
    expect([state.complete, state.finished]).toEqual([true, false]);
    expect(goesThrough(state, tokenizer.encode(", i"))).toBe(true);
    expect([state.complete, state.finished]).toEqual([false, false]);
    state.advance(tokenizer.encode("f")[0]!);
    expect([state.complete, state.finished]).toEqual([true, true]);
    expect(allowedTokens(state.mask())).toEqual([]);
  });

  it("may differ only in the last byte of a character", () => {
    const constraint = compileConstraint({ type: "choices", choices: ["é", "è", "😀"] }, tokenizer);
    const state = constraint.start();
    state.advance(tokenizer.encode("é")[0]!);
    expect(allowedTokens(state.mask()).map((id) => tokenizer.bytesOf(id)[0])).toEqual([0xa8, 0xa9]);
    expect(state.complete).toBe(false);
  });

  it.each([[[]], [["a", ""]], ["yes"], [[1]]])("%j are not choices", (choices) => {
    expect(() => compileConstraint({ type: "choices", choices } as unknown as ConstraintSpec, tokenizer)).toThrow(
      InvalidArgumentError,
    );
  });
});

describe("a state", () => {
  const constraint = compileConstraint({ type: "regex", pattern: "a+b" }, tokenizer);
  const [a = 0, b = 0] = tokenizer.encode("ab");

  it.each([tokenizer.special.endOfTurn, -1, 0.5, tokenizer.size, Number.NaN, b])(
    "does not go on by token %s",
    (token) => {
      const state = constraint.start();
      expect(() => {
        state.advance(token);
      }).toThrow(InvalidArgumentError);
      expect(allowedTokens(state.mask())).toEqual([a]);
    },
  );

  it("is independent of its forks and of other answers", () => {
    const state = constraint.start();
    state.advance(a);
    const fork = state.fork();
    fork.advance(b);
    expect([state.finished, fork.finished]).toEqual([false, true]);
    state.advance(a);
    expect(allowedTokens(constraint.start().mask())).toEqual([a]);
    expect(allowedTokens(state.mask())).toEqual([a, b].toSorted((x, y) => x - y));
  });

  it("goes on by tokens that end inside a character or span several elements", () => {
    const schema = { type: "object", properties: { a: { type: "string", maxLength: 2 } }, required: ["a"] };
    const json = compileConstraint({ type: "json-schema", schema }, small);
    for (const text of ['{"a":"😀é"}', '{"a": ""}', '{"a":"\\u00e9\\n"}']) {
      expect(accepts(json, text, small), text).toBe(true);
      const state = json.start();
      const ids = Array.from(new TextEncoder().encode(text), (byte) => byteToken(small, byte));
      expect(goesThrough(state, ids) && state.finished, text).toBe(true);
    }
    expect(accepts(json, '{"a":"😀éx"}', small)).toBe(false);
  });

  it("survives a long answer", () => {
    const long = compileConstraint({ type: "json-schema", schema: { type: "string", maxLength: 9000 } }, tokenizer);
    const state = long.start();
    expect(goesThrough(state, tokenizer.encode(`"${"x😀".repeat(4500)}`))).toBe(true);
    expect(allowedTokens(state.mask())).toEqual([...tokenizer.encode('"')]);
    expect(goesThrough(state, tokenizer.encode('"')) && state.finished).toBe(true);
  });
});

it("goes on however deep a schema leads into itself", () => {
  const schema = { type: "array", items: { $ref: "#" } };
  const deep = compileConstraint({ type: "json-schema", schema }, tokenizer);
  const state = deep.start();
  const depth = 20_000;
  expect(goesThrough(state, tokenizer.encode("[".repeat(depth)))).toBe(true);
  expect(allowedTokens(state.mask())).toEqual([...tokenizer.encode("[]")]);
  expect(goesThrough(state, tokenizer.encode("]".repeat(depth - 1)))).toBe(true);
  expect(state.complete).toBe(false);
  expect(goesThrough(state, tokenizer.encode("]")) && state.finished).toBe(true);
});

function byteToken(of: Tokenizer, byte: number): number {
  for (let id = 0; id < of.size; id++) {
    if (!of.isControl(id) && of.bytesOf(id).length === 1 && of.bytesOf(id)[0] === byte) return id;
  }
  throw new Error(`no token for byte ${byte}`);
}

describe("compileConstraint", () => {
  it("does not take other types", () => {
    const spec = { type: "grammar" } as unknown as ConstraintSpec;
    expect(() => compileConstraint(spec, tokenizer)).toThrow(ConstraintUnsupportedError);
  });

  it("needs a token for every byte, or answers could get stuck", () => {
    const { size } = tokenizer;
    const lacking: Tokenizer = { ...tokenizer, isControl: (id) => tokenizer.isControl(id) || id === size - 100 };
    expect(() => compileConstraint({ type: "choices", choices: ["a"] }, lacking)).toThrow(ConstraintUnsupportedError);
  });
});
