import { choiceOf, empty, type Expression, repeat, sequence, sequenceOf } from "../automaton/expression.js";
import { type CodePoints, scalarValues } from "../characters/code-points.js";
import type { RegexAlternative, RegexNode } from "./regex-node.js";

export interface RegexExpressionOptions {
  /** How one character of a class is written. */
  readonly character: (characters: CodePoints) => Expression;
  /** Whether text may come before and after where the pattern is not anchored, as in JSON Schema. */
  readonly search: boolean;
}

/** Makes an expression of a parsed regular expression. */
export function regexExpression(
  alternatives: readonly RegexAlternative[],
  { character, search }: RegexExpressionOptions,
): Expression {
  const written = new Map<string, Expression>();
  const characterOf = (characters: CodePoints): Expression => {
    const key = characters.join(";");
    let expression = written.get(key);
    if (expression === undefined) written.set(key, (expression = character(characters)));
    return expression;
  };
  const expressionOf = (node: RegexNode): Expression => {
    switch (node.kind) {
      case "class":
        return characterOf(node.characters);
      case "sequence":
        return sequenceOf(node.items.map(expressionOf));
      case "choice":
        return choiceOf(node.items.map(expressionOf));
      case "repeat":
        return repeat(expressionOf(node.body), node.min, node.max);
      default:
        return node satisfies never;
    }
  };
  const around = (anchored: boolean): Expression =>
    anchored || !search ? empty : repeat(characterOf(scalarValues), 0, Infinity);
  return choiceOf(
    alternatives.map(({ node, fromStart, toEnd }) => sequence(around(fromStart), expressionOf(node), around(toEnd))),
  );
}
