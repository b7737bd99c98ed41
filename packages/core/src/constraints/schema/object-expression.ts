import { choice, type Expression, literal, sequence } from "../automaton/expression.js";
import { colon, comma } from "./json-punctuation.js";
import { recordExpression } from "./record-expression.js";
import type { CompilePlace, SchemaPlace } from "./schema-place.js";

/** Keywords of objects. */
export const objectKeywords = ["properties", "required", "additionalProperties", "propertyNames"] as const;

interface Property {
  readonly text: Expression;
  readonly required: boolean;
}

/**
 * Objects with the declared properties in the order of their declaration, those that are not required or not.
 *
 * The output never has other properties, whether `additionalProperties` is absent or false. With a schema there, and no
 * declared properties, names are free.
 */
export function objectExpression(place: SchemaPlace, compile: CompilePlace): Expression {
  const additional = place.get("additionalProperties");
  if (typeof additional === "object" && additional !== null) return recordExpression(place, compile);
  if (additional !== undefined && additional !== false) {
    throw place.unsupported("is supported only as false, or as a schema", "additionalProperties");
  }
  if (place.has("propertyNames")) {
    throw place.unsupported("is supported only beside a schema in additionalProperties", "propertyNames");
  }
  const properties = readProperties(place, compile);
  // From the last to the first: what may follow when a property has been written before, and when none has.
  let afterSome: Expression = literal("}");
  let afterNone: Expression = literal("}");
  for (const { text, required } of properties.toReversed()) {
    const first = sequence(text, afterSome);
    const next = sequence(comma, text, afterSome);
    afterNone = required ? first : choice(first, afterNone);
    afterSome = required ? next : choice(next, afterSome);
  }
  return sequence(literal("{"), afterNone);
}

function readProperties(place: SchemaPlace, compile: CompilePlace): readonly Property[] {
  const declared = place.get("properties") ?? {};
  if (typeof declared !== "object" || Array.isArray(declared)) throw place.invalid("must be an object", "properties");
  const required = place.get("required") ?? [];
  if (!Array.isArray(required)) throw place.invalid("must be a list of names", "required");
  required.forEach((name: unknown, index) => {
    if (typeof name !== "string") throw place.invalid("must be a name", "required", index);
    if (!Object.hasOwn(declared, name)) {
      throw place.unsupported("names a property that is not declared", "required", index);
    }
  });
  const names = new Set<unknown>(required);
  return Object.entries(declared).map(([name, schema]) => ({
    text: sequence(literal(JSON.stringify(name)), colon, compile(place.child(schema, "properties", name))),
    required: names.has(name),
  }));
}
