import type { SchemaPlace } from "./schema-place.js";

export const jsonTypes = ["null", "boolean", "integer", "number", "string", "array", "object"] as const;

/** A type of JSON Schema. */
export type JsonType = (typeof jsonTypes)[number];

/** The types that a schema names with `type` and `nullable`; `undefined` when it names none. */
export function namedTypes(place: SchemaPlace): readonly JsonType[] | undefined {
  const named = place.get("type");
  if (named === undefined) return undefined;
  const list: readonly unknown[] = Array.isArray(named) ? named : [named];
  const types = new Set<JsonType>();
  for (const type of list) {
    if (!isJsonType(type)) throw place.invalid("must be a type of JSON Schema or a list of such", "type");
    types.add(type);
  }
  if (types.size === 0) throw place.invalid("must name a type", "type");
  if (isNullable(place)) types.add("null");
  // An integer is a number.
  if (types.has("number")) types.delete("integer");
  return [...types];
}

/** OpenAPI's `nullable`. */
export function isNullable(place: SchemaPlace): boolean {
  const nullable = place.get("nullable");
  if (nullable !== undefined && typeof nullable !== "boolean") throw place.invalid("must be a boolean", "nullable");
  return nullable === true;
}

function isJsonType(value: unknown): value is JsonType {
  return (jsonTypes as readonly unknown[]).includes(value);
}

/** Whether a value has the type. */
export function hasType(value: unknown, type: JsonType): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "integer":
      return Number.isInteger(value);
    case "array":
      return Array.isArray(value);
    case "object":
      return typeof value === "object" && value !== null && !Array.isArray(value);
    case "boolean":
    case "number":
    case "string":
      return typeof value === type;
    default:
      return type satisfies never;
  }
}
