import type { Expression, ReferenceExpression } from "../automaton/expression.js";

/**
 * Whether a reference has a text that ends, given all references that there are.
 *
 * Starts from none and adds those that end when the ones known so far do, until no more are found.
 */
export function canAlwaysEnd(reference: ReferenceExpression, all: readonly ReferenceExpression[]): boolean {
  const ending = new Set<Expression>();
  for (let before = -1; before < ending.size;) {
    before = ending.size;
    for (const other of all) if (other.target !== undefined && ends(other.target, ending)) ending.add(other);
  }
  return ending.has(reference);
}

function ends(expression: Expression, ending: ReadonlySet<Expression>): boolean {
  switch (expression.kind) {
    case "literal":
    case "set":
    case "machine":
    case "scope":
      return true;
    case "reference":
      return ending.has(expression);
    case "sequence":
      return expression.items.every((item) => ends(item, ending));
    case "choice":
      return expression.items.some((item) => ends(item, ending));
    case "repeat":
      return expression.min === 0 || ends(expression.body, ending);
    default:
      return expression satisfies never;
  }
}
