import { type JsonType, jsonTypes, namedTypes } from "./json-types.js";
import { literalValues } from "./literal-values.js";
import { resolveReference } from "./resolve-reference.js";
import type { SchemaPlace } from "./schema-place.js";

/**
 * Whether it is plain that no value fits two of the schemas: their types differ, or their constants, or the constants
 * of a property that both require.
 */
export function areDisjoint(places: readonly SchemaPlace[], root: SchemaPlace): boolean {
  const resolved = places.map((place) => follow(place, root));
  return resolved.every((a, index) => resolved.slice(index + 1).every((b) => isDisjoint(a, b, root)));
}

function isDisjoint(a: SchemaPlace, b: SchemaPlace, root: SchemaPlace): boolean {
  const [types, otherTypes] = [typesOf(a), typesOf(b)];
  if (!types.some((type) => otherTypes.includes(type))) return true;
  const [values, otherValues] = [literalsOf(a), literalsOf(b)];
  if (values !== undefined && otherValues !== undefined) return !values.some((value) => otherValues.includes(value));
  const [required, otherRequired] = [requiredOf(a), requiredOf(b)];
  // Two objects, and no other type in common, that a required property tells apart.
  const shared = types.filter((type) => otherTypes.includes(type));
  if (shared.some((type) => type !== "object")) return false;
  return required.some((name) => {
    if (!otherRequired.includes(name)) return false;
    const [property, otherProperty] = [propertyOf(a, name), propertyOf(b, name)];
    if (property === undefined || otherProperty === undefined) return false;
    const [first, second] = [follow(property, root), follow(otherProperty, root)];
    const [constants, otherConstants] = [literalsOf(first), literalsOf(second)];
    if (constants === undefined || otherConstants === undefined) return false;
    return !constants.some((value) => otherConstants.includes(value));
  });
}

/** Follows references, as far as they lead. */
function follow(place: SchemaPlace, root: SchemaPlace): SchemaPlace {
  const seen = new Set<string>();
  let at = place;
  while (at.has("$ref") && !at.has("nullable") && !seen.has(at.path)) {
    seen.add(at.path);
    at = resolveReference(at, root);
  }
  return at;
}

/** The constants as JSON text; none when an object or a list is among them, whose texts may differ for equal values. */
function literalsOf(place: SchemaPlace): readonly string[] | undefined {
  const values = literalValues(place);
  return values?.some((value) => value.startsWith("{") || value.startsWith("[")) === true ? undefined : values;
}

/** The types that a value may have; all when the schema does not say. Integers count as numbers. */
function typesOf(place: SchemaPlace): readonly JsonType[] {
  const values = literalValues(place);
  const types = values === undefined ? (namedTypes(place) ?? jsonTypes) : values.map(typeOfText);
  return types.map((type) => (type === "integer" ? "number" : type));
}

function typeOfText(text: string): JsonType {
  const value: unknown = JSON.parse(text);
  if (value === null) return "null";
  if (Array.isArray(value)) return "array";
  return typeof value as "string" | "number" | "boolean" | "object";
}

function requiredOf(place: SchemaPlace): readonly unknown[] {
  const required = place.get("required");
  return Array.isArray(required) ? required : [];
}

function propertyOf(place: SchemaPlace, name: unknown): SchemaPlace | undefined {
  const properties = place.get("properties") as Readonly<Record<string, unknown>> | undefined;
  const isKnown = typeof name === "string" && properties !== undefined && Object.hasOwn(properties, name);
  return isKnown ? place.child(properties[name], "properties", name) : undefined;
}
