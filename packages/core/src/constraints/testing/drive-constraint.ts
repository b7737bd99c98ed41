import { InvalidArgumentError } from "../../errors/invalid-argument-error.js";
import type { Tokenizer } from "../../tokenizer/tokenizer.js";
import type { Constraint, ConstraintState } from "../constraint.js";
import type { TestRandom } from "./test-random.js";

/** The tokens that a mask allows. */
export function allowedTokens(mask: Uint32Array): number[] {
  const out: number[] = [];
  mask.forEach((word, index) => {
    for (let bit = 0; bit < 32; bit++) if (((word >>> bit) & 1) === 1) out.push(index * 32 + bit);
  });
  return out;
}

/** Whether the tokenizer's own encoding of the text goes through and ends complete. */
export function accepts(constraint: Constraint, text: string, tokenizer: Tokenizer): boolean {
  const state = constraint.start();
  return goesThrough(state, tokenizer.encode(text)) && state.complete;
}

/** Advances by all tokens; returns false when one is not allowed. */
export function goesThrough(state: ConstraintState, tokens: Iterable<number>): boolean {
  try {
    for (const token of tokens) state.advance(token);
    return true;
  } catch (error) {
    if (error instanceof InvalidArgumentError) return false;
    throw error;
  }
}

export interface WriteOptions {
  readonly tokenizer: Tokenizer;
  readonly random: TestRandom;
  /** After so many tokens, those that bring the end nearer come first. */
  readonly patience: number;
}

/** What ends texts, lists and objects; `n` is for null, which ends a recursion. */
const closers = ['"', "]", "}", "n", ","];

/** Writes a random answer of allowed tokens up to its end. */
export function writeAnswer(constraint: Constraint, { tokenizer, random, patience }: WriteOptions): string {
  const closing = closers.map((text) => tokenizer.encode(text)[0] ?? -1);
  const state = constraint.start();
  const tokens: number[] = [];
  while (!state.finished && !(state.complete && tokens.length > patience)) {
    if (tokens.length > patience + 5000) throw new Error("the answer does not end");
    const mask = state.mask();
    const isAllowed = (id: number): boolean => (((mask[id >> 5] ?? 0) >>> (id & 31)) & 1) === 1;
    const closer = tokens.length > patience ? closing.find(isAllowed) : undefined;
    const allowed = allowedTokens(mask);
    if (allowed.length === 0) throw new Error("no token is allowed");
    const token = closer ?? random.pick(allowed);
    state.advance(token);
    tokens.push(token);
  }
  const bytes = tokens.flatMap((token) => [...tokenizer.bytesOf(token)]);
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
}
