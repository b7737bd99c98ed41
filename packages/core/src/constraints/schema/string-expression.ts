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

/** Strings that keep the schema's length, in code points, and pattern. `anyCharacter` is shared by all strings. */
export function stringExpression(place: SchemaPlace, anyCharacter: Expression): Expression {
  const lengths = { min: place.count("minLength", 0), max: place.count("maxLength", Infinity) };
  if (lengths.min > lengths.max) throw place.invalid("is more than maxLength", "minLength");
  const text = place.has("pattern")
    ? patternExpression(place, lengths)
    : repeat(anyCharacter, lengths.min, lengths.max);
  return sequence(quote, { kind: "scope", body: sequence(text, quote) });
}

function patternExpression(place: SchemaPlace, lengths: { readonly min: number; readonly max: number }): Expression {
  const pattern = place.get("pattern");
  if (typeof pattern !== "string") throw place.invalid("must be a string", "pattern");
  const alternatives = parseRegex(pattern, `The pattern at ${place.pathOf("pattern")}`);
  const isBounded = lengths.min > 0 || lengths.max < Infinity;
  const expression = isBounded
    ? patternWithLength(alternatives, lengths, place.pathOf("pattern"))
    : regexExpression(alternatives, { character: jsonCharacter, search: true });
  if (isNever(expression)) throw place.invalid("matches no string of an allowed length", "pattern");
  return expression;
}

/** Any character of a JSON string. */
export function anyJsonCharacter(): Expression {
  return jsonCharacter(scalarValues);
}
