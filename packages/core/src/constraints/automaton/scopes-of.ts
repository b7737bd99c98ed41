import type { Expression } from "./expression.js";

/** The scopes inside an expression, each once. */
export function scopesOf(root: Expression): readonly Expression[] {
  const seen = new Set<Expression>([root]);
  // A set goes on through what is added to it on the way.
  for (const expression of seen) {
    switch (expression.kind) {
      case "sequence":
      case "choice":
        for (const item of expression.items) seen.add(item);
        break;
      case "repeat":
        seen.add(expression.body);
        break;
      case "reference":
        if (expression.target !== undefined) seen.add(expression.target);
        break;
      case "scope":
      case "machine":
      case "literal":
      case "set":
        break;
      default:
        expression satisfies never;
    }
  }
  return [...seen].filter((expression) => expression.kind === "scope");
}
