import { type JsonType, jsonTypes, namedTypes } from "./json-types.js";
import { literalValues } from "./literal-values.js";
import { resolveReference } from "./resolve-reference.js";
import type { SchemaPlace } from "./schema-place.js";

/**
 * Whether it is plain that no value fits two of the schemas: their types differ, or their constants, or the constants
 * of a property that both require.
 */
export function areDisjoint(places: readonly SchemaPlace[], root: SchemaPlace): boolean {
  const facts = places.map((place) => factsOf(follow(place, root), root));
  return facts.every((a, index) => facts.slice(index + 1).every((b) => isDisjoint(a, b)));
}

/** What tells a schema from others, worked out once for all comparisons. */
interface SchemaFacts {
  readonly types: readonly JsonType[];
  readonly constants: ReadonlySet<string> | undefined;
  /** Constants of each required property that has only such. */
  readonly required: ReadonlyMap<unknown, ReadonlySet<string>>;
}

function factsOf(place: SchemaPlace, root: SchemaPlace): SchemaFacts {
  const required = new Map<unknown, ReadonlySet<string>>();
  for (const name of requiredOf(place)) {
    const property = propertyOf(place, name);
    const constants = property && literalsOf(follow(property, root));
    if (constants !== undefined) required.set(name, constants);
  }
  return { types: typesOf(place), constants: literalsOf(place), required };
}

function isDisjoint(a: SchemaFacts, b: SchemaFacts): boolean {
  const shared = a.types.filter((type) => b.types.includes(type));
  if (shared.length === 0) return true;
  if (a.constants !== undefined && b.constants !== undefined) return haveNoneInCommon(a.constants, b.constants);
  // Two objects, and no other type in common, that a required property tells apart.
  if (shared.some((type) => type !== "object")) return false;
  for (const [name, constants] of a.required) {
    const others = b.required.get(name);
    if (others !== undefined && haveNoneInCommon(constants, others)) return true;
  }
  return false;
}

function haveNoneInCommon(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  for (const value of few) if (many.has(value)) return false;
  return true;
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
function literalsOf(place: SchemaPlace): ReadonlySet<string> | undefined {
  const values = literalValues(place);
  if (values === undefined) return undefined;
  return values.some((value) => value.startsWith("{") || value.startsWith("[")) ? undefined : new Set(values);
}

/** The types that a value may have; all when the schema does not say. Integers count as numbers. */
function typesOf(place: SchemaPlace): readonly JsonType[] {
  const values = literalValues(place);
  const types = values === undefined ? (namedTypes(place) ?? jsonTypes) : values.map(typeOfText);
  return [...new Set(types.map((type) => (type === "integer" ? "number" : type)))];
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
