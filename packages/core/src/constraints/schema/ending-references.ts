import type { Expression, ReferenceExpression } from "../automaton/expression.js";

/**
 * The references that have a text which ends.
 *
 * Every expression is looked at once, and again when something that it waits for turns out to end: a sequence waits for
 * all of its items, a choice for one. No recursion, since expressions of large schemas are deep.
 */
export function endingReferences(references: readonly ReferenceExpression[]): ReadonlySet<Expression> {
  const ending = new Set<Expression>();
  /** Expressions that may end once this one does. */
  const waiting = new Map<Expression, Expression[]>();
  /** Parts of a sequence that are not known to end. */
  const missing = new Map<Expression, number>();
  const found: Expression[] = [];
  const seen = new Set<Expression>(references);
  const ends = (expression: Expression): void => {
    if (ending.has(expression)) return;
    ending.add(expression);
    found.push(expression);
  };
  // A set goes on through what is added to it on the way.
  for (const expression of seen) {
    const parts = partsOf(expression);
    missing.set(expression, expression.kind === "choice" ? Math.min(parts.length, 1) : parts.length);
    if (parts.length === 0 && expression.kind !== "choice") ends(expression);
    for (const part of parts) {
      seen.add(part);
      const others = waiting.get(part);
      if (others === undefined) waiting.set(part, [expression]);
      else others.push(expression);
    }
  }
  for (let next = found.pop(); next !== undefined; next = found.pop()) {
    for (const other of waiting.get(next) ?? []) {
      const left = (missing.get(other) ?? 0) - 1;
      missing.set(other, left);
      if (left === 0) ends(other);
    }
  }
  return ending;
}

/** What has to end so that an expression does. */
function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "sequence":
    case "choice":
      return expression.items;
    case "repeat":
      return expression.min === 0 ? [] : [expression.body];
    case "reference":
      return expression.target === undefined ? [] : [expression.target];
    case "literal":
    case "set":
    case "machine":
    case "scope":
      return [];
    default:
      return expression satisfies never;
  }
}
