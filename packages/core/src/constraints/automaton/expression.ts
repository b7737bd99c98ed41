import { concatenateBytes } from "../../concatenate-bytes.js";

/**
 * A language over bytes, as an immutable graph.
 *
 * - `literal`: these bytes. `set`: one byte with a 1 at its place, of 256.
 * - `repeat`: `body`, which cannot be empty, from `min` to `max` times.
 * - `reference`: stands for `target`, which may lead back to itself; its text is never empty.
 * - `scope`: `body`, whose place in the whole does not change which tokens lie inside it. Masks of scopes are
 *   shared between all their places, so wide languages (the text of a string) belong into one. Scopes do not nest.
 */
export type Expression =
  | { readonly kind: "literal"; readonly bytes: Uint8Array }
  | { readonly kind: "set"; readonly set: Uint8Array }
  | SequenceExpression
  | { readonly kind: "choice"; readonly items: readonly Expression[] }
  | RepeatExpression
  | { readonly kind: "machine"; readonly machine: Machine; readonly start: number }
  | ReferenceExpression
  | { readonly kind: "scope"; readonly body: Expression };

export interface SequenceExpression {
  readonly kind: "sequence";
  readonly items: readonly Expression[];
}

export interface RepeatExpression {
  readonly kind: "repeat";
  readonly body: Expression;
  readonly min: number;
  readonly max: number;
}

export interface ReferenceExpression {
  readonly kind: "reference";
  target: Expression | undefined;
}

/** The language without any text. */
export const never: Expression = { kind: "choice", items: [] };

/** The language of the empty text. */
export const empty: Expression = { kind: "sequence", items: [] };

/** Whether no text at all belongs to the expression; references count as having some. */
export function isNever(expression: Expression): boolean {
  return expression.kind === "choice" && expression.items.length === 0;
}

/** The UTF-8 bytes of a text. */
export function literal(text: string): Expression {
  return text === "" ? empty : { kind: "literal", bytes: new TextEncoder().encode(text) };
}

/** One byte from the given ranges, both ends included. */
export function byteSet(ranges: readonly (readonly [first: number, last: number])[]): Expression {
  const set = new Uint8Array(256);
  for (const [first, last] of ranges) set.fill(1, first, last + 1);
  return { kind: "set", set };
}

/**
 * Items of an inner sequence or choice that are copied into the outer one. Longer ones stay inside: copied again and again
 * where expressions are built from the end, they would take a time that grows with the square of their length.
 */
const maxCopied = 8;

/** One after the other. */
export function sequence(...items: readonly Expression[]): Expression {
  return sequenceOf(items);
}

/** One after the other; for lists that may be long. */
export function sequenceOf(items: readonly Expression[]): Expression {
  if (items.some(isNever)) return never;
  const out: Expression[] = [];
  /** Texts that stand together, and become one. */
  let texts: Uint8Array[] = [];
  const endText = (): void => {
    const [only] = texts;
    if (only !== undefined) out.push({ kind: "literal", bytes: texts.length === 1 ? only : concatenateBytes(texts) });
    texts = [];
  };
  for (const item of items) {
    for (const part of item.kind === "sequence" && item.items.length <= maxCopied ? item.items : [item]) {
      if (part.kind === "literal") texts.push(part.bytes);
      else {
        endText();
        out.push(part);
      }
    }
  }
  endText();
  return out.length === 1 && out[0] !== undefined ? out[0] : { kind: "sequence", items: out };
}

/** One of the items. */
export function choice(...items: readonly Expression[]): Expression {
  return choiceOf(items);
}

/** One of the items; for lists that may be long. */
export function choiceOf(items: readonly Expression[]): Expression {
  const out: Expression[] = [];
  let union: Uint8Array | undefined;
  const add = (item: Expression): void => {
    if (item.kind !== "set") {
      out.push(item);
      return;
    }
    if (union === undefined) union = item.set.slice();
    else for (let byte = 0; byte < 256; byte++) if (item.set[byte] === 1) union[byte] = 1;
  };
  for (const item of items) {
    if (item.kind === "choice" && item.items.length <= maxCopied) item.items.forEach(add);
    else add(item);
  }
  if (union !== undefined) out.unshift({ kind: "set", set: union });
  return out.length === 1 && out[0] !== undefined ? out[0] : { kind: "choice", items: out };
}

/** The item or nothing. */
export function optional(item: Expression): Expression {
  return choice(item, empty);
}

/** `body` from `min` to `max` times; `max` may be `Infinity`. */
export function repeat(body: Expression, min: number, max: number): Expression {
  // An iteration that takes nothing would make counts ambiguous; without it the language stays the same.
  if (isNullable(body)) return repeat(withoutEmpty(body), 0, max);
  if (max === 0) return empty;
  if (isNever(body)) return min === 0 ? empty : never;
  return min === 1 && max === 1 ? body : { kind: "repeat", body, min, max };
}

/** Memo of {@link isNullable}: where expressions are built from the end, each is asked about what it is made of. */
const nullable = new WeakMap<Expression, boolean>();

/** Whether the empty text belongs to the expression. */
export function isNullable(expression: Expression): boolean {
  let known = nullable.get(expression);
  if (known === undefined) nullable.set(expression, (known = findNullable(expression)));
  return known;
}

function findNullable(expression: Expression): boolean {
  switch (expression.kind) {
    case "literal":
    case "set":
    case "reference":
      return false;
    case "sequence":
      return expression.items.every(isNullable);
    case "choice":
      return expression.items.some(isNullable);
    case "repeat":
      return expression.min === 0;
    case "machine":
      return expression.machine.accepts(expression.start);
    case "scope":
      return isNullable(expression.body);
    default:
      return expression satisfies never;
  }
}

/** The expression less the empty text. */
function withoutEmpty(expression: Expression): Expression {
  if (!isNullable(expression)) return expression;
  switch (expression.kind) {
    case "sequence": {
      // Whichever item is the first to have a text, what follows it may be empty or not.
      let [out, rest]: [Expression, Expression] = [never, empty];
      for (const item of expression.items.toReversed()) {
        out = choice(sequence(withoutEmpty(item), rest), out);
        rest = sequence(item, rest);
      }
      return out;
    }
    case "choice":
      return choiceOf(expression.items.map(withoutEmpty));
    case "repeat":
      return repeat(expression.body, 1, expression.max);
    case "scope":
      return { kind: "scope", body: withoutEmpty(expression.body) };
    case "literal":
    case "set":
    case "reference":
    case "machine":
      return expression;
    default:
      return expression satisfies never;
  }
}

/** One way on from a machine's state: over a piece of text to another state. */
export interface MachineEdge {
  readonly over: Expression;
  readonly to: number;
}

/**
 * A deterministic automaton that is embedded in an expression; states are integers of its own.
 *
 * `edges` must lead only to states from which the machine can still end.
 */
export interface Machine {
  /** Whether the machine may end in this state. */
  accepts(state: number): boolean;
  edges(state: number): readonly MachineEdge[];
  /** A state with the same language as far as the next `bytes` bytes; one state for many makes masks shared. */
  clamp(state: number, bytes: number): number;
}
