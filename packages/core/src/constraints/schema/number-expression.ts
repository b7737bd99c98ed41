import { type Expression, isNever } from "../automaton/expression.js";
import type { NumberBounds } from "./decimal-interval.js";
import { boundedNumber, maxDigits } from "./number-machine.js";
import type { SchemaPlace } from "./schema-place.js";

/** Keywords of numbers and integers. */
export const numberKeywords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;

/** Numbers that keep the schema's bounds. */
export function numberExpression(place: SchemaPlace, integer: boolean): Expression {
  const bounds: { -readonly [Key in keyof NumberBounds]: number } = {};
  for (const keyword of numberKeywords) {
    const value = place.get(keyword);
    if (value === undefined) continue;
    if (typeof value !== "number" || !Number.isFinite(value)) throw place.invalid("must be a number", keyword);
    bounds[keyword] = value;
  }
  const expression = boundedNumber(bounds, integer);
  if (isNever(expression)) {
    throw place.invalid(`has bounds that no ${integer ? "integer" : "number"} of up to ${maxDigits} digits keeps`);
  }
  return expression;
}
