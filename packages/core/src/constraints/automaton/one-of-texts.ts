import { checkLimit, maxCharacters } from "../limits.js";
import { choiceOf, empty, type Expression, never, sequence } from "./expression.js";

/**
 * One of the given texts; what they begin with is shared, so that many cost no more than their characters.
 *
 * @throws ConstraintUnsupportedError when they are too long together.
 */
export function oneOfTexts(texts: readonly string[]): Expression {
  checkLimit(
    texts.reduce((sum, text) => sum + text.length, 0),
    maxCharacters,
    "characters in its choices",
  );
  const encoder = new TextEncoder();
  const sorted = texts.map((text) => encoder.encode(text)).sort(compareBytes);
  return branch(sorted, { start: 0, end: sorted.length, depth: 0 });
}

interface Range {
  readonly start: number;
  readonly end: number;
  readonly depth: number;
}

function branch(sorted: readonly Uint8Array[], { start, end, depth }: Range): Expression {
  const first = sorted[start];
  const last = sorted[end - 1];
  if (first === undefined || last === undefined) return never;
  let common = depth;
  while (common < first.length && first[common] === last[common]) common++;
  const prefix: Expression = common === depth ? empty : { kind: "literal", bytes: first.subarray(depth, common) };
  const branches: Expression[] = [];
  let from = start;
  while (from < end && sorted[from]?.length === common) from++;
  if (from > start) branches.push(empty);
  while (from < end) {
    const byte = sorted[from]?.[common];
    let to = from + 1;
    while (to < end && sorted[to]?.[common] === byte) to++;
    branches.push(branch(sorted, { start: from, end: to, depth: common }));
    from = to;
  }
  return sequence(prefix, choiceOf(branches));
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const difference = (a[at] ?? 0) - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
