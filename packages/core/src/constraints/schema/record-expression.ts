import { choice, type Expression, literal, repeat, sequence } from "../automaton/expression.js";
import { colon, comma } from "./json-punctuation.js";
import { namedTypes } from "./json-types.js";
import { literalValues } from "./literal-values.js";
import type { CompilePlace, SchemaPlace } from "./schema-place.js";

/**
 * Objects with any names, whose values fit `additionalProperties`. A name may come twice, and the last counts, as parsers
 * have it.
 */
export function recordExpression(place: SchemaPlace, compile: CompilePlace): Expression {
  if (Object.keys(place.get("properties") ?? {}).length > 0) {
    throw place.unsupported("is supported only as false beside properties", "additionalProperties");
  }
  const [first] = Array.isArray(place.get("required")) ? (place.get("required") as unknown[]) : [];
  if (first !== undefined) throw place.unsupported("names a property that is not declared", "required", 0);
  const value = compile(place.child(place.get("additionalProperties"), "additionalProperties"));
  const entry = sequence(nameExpression(place, compile), colon, value);
  const entries = sequence(entry, repeat(sequence(comma, entry), 0, Infinity));
  return sequence(literal("{"), choice(sequence(entries, literal("}")), literal("}")));
}

function nameExpression(place: SchemaPlace, compile: CompilePlace): Expression {
  const names = place.child(place.get("propertyNames") ?? { type: "string" }, "propertyNames");
  const texts = literalValues(names);
  const areTexts =
    texts === undefined ? namedTypes(names)?.join() === "string" : texts.every((text) => text.startsWith('"'));
  if (!areTexts) throw place.unsupported("is supported only for strings", "propertyNames");
  return compile(names);
}
