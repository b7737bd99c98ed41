import { type Expression, isNever } from "../automaton/expression.js";
import type { NumberBounds } from "./decimal-interval.js";
import { boundedNumber, maxDigits } from "./number-machine.js";
import type { SchemaPlace } from "./schema-place.js";

/** Keywords of numbers and integers. */
export const numberKeywords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"] as const;

/** Makes the numbers of a schema; equal ones are the same expression, so that they are worked out once. */
export class NumberExpressions {
  readonly #known = new Map<string, Expression>();

  /** Numbers that keep the schema's bounds. */
  expression(place: SchemaPlace, integer: boolean): Expression {
    const bounds = boundsOf(place);
    const key = `${integer} ${numberKeywords.map((keyword) => bounds[keyword]).join()}`;
    let expression = this.#known.get(key);
    if (expression === undefined) this.#known.set(key, (expression = boundedNumber(bounds, integer)));
    if (isNever(expression)) {
      throw place.invalid(`has bounds that no ${integer ? "integer" : "number"} of up to ${maxDigits} digits keeps`);
    }
    return expression;
  }
}

function boundsOf(place: SchemaPlace): NumberBounds {
  const bounds: { -readonly [Key in keyof NumberBounds]: number } = {};
  for (const keyword of numberKeywords) {
    const value = place.get(keyword);
    if (value === undefined) continue;
    if (typeof value !== "number" || !Number.isFinite(value)) throw place.invalid("must be a number", keyword);
    bounds[keyword] = value;
  }
  return bounds;
}
