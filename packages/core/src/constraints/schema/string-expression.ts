import { type Expression, isNever, literal, repeat, sequence } from "../automaton/expression.js";
import { scalarValues } from "../characters/code-points.js";
import { jsonCharacter } from "../characters/json-character.js";
import { parseRegex } from "../regex/parse-regex.js";
import { regexExpression } from "../regex/regex-expression.js";
import { patternWithLength } from "./length-machine.js";
import type { SchemaPlace } from "./schema-place.js";

/** Keywords of strings. */
export const stringKeywords = ["minLength", "maxLength", "pattern"] as const;

const quote = literal('"');

/** Makes the strings of a schema; equal ones are the same expression, so that their masks are worked out once. */
export class StringExpressions {
  readonly #anyCharacter = jsonCharacter(scalarValues);
  readonly #known = new Map<string, Expression>();

  /** Strings that keep the schema's length, in code points, and pattern. */
  expression(place: SchemaPlace): Expression {
    const lengths = { min: place.count("minLength", 0), max: place.count("maxLength", Infinity) };
    if (lengths.min > lengths.max) throw place.invalid("is more than maxLength", "minLength");
    const pattern = place.get("pattern");
    if (pattern !== undefined && typeof pattern !== "string") throw place.invalid("must be a string", "pattern");
    const key = `${lengths.min},${lengths.max},${pattern ?? ""}`;
    let expression = this.#known.get(key);
    if (expression === undefined) {
      const text =
        pattern === undefined
          ? repeat(this.#anyCharacter, lengths.min, lengths.max)
          : patternExpression(place, pattern, lengths);
      expression = sequence(quote, { kind: "scope", body: sequence(text, quote) });
      this.#known.set(key, expression);
    }
    return expression;
  }
}

function patternExpression(
  place: SchemaPlace,
  pattern: string,
  lengths: { readonly min: number; readonly max: number },
): Expression {
  const alternatives = parseRegex(pattern, `The pattern at ${place.pathOf("pattern")}`);
  const isBounded = lengths.min > 0 || lengths.max < Infinity;
  const expression = isBounded
    ? patternWithLength(alternatives, lengths, place.pathOf("pattern"))
    : regexExpression(alternatives, { character: jsonCharacter, search: true });
  if (isNever(expression)) throw place.invalid("matches no string of an allowed length", "pattern");
  return expression;
}
