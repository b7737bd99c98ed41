import { hasType, isNullable, namedTypes } from "./json-types.js";
import type { SchemaPlace } from "./schema-place.js";

const keywords = new Set(["enum", "const", "type", "nullable"]);

/** The values that `enum` or `const` allow, as JSON text; `undefined` when the schema has neither. */
export function literalValues(place: SchemaPlace): readonly string[] | undefined {
  const keyword = place.has("const") ? "const" : "enum";
  if (!place.has(keyword)) return undefined;
  place.allowOnly(keywords);
  if (place.has("const") && place.has("enum")) throw place.unsupported("stands beside const", "enum");
  const given = keyword === "const" ? [place.get("const")] : place.get("enum");
  if (!Array.isArray(given)) throw place.invalid("must be a list", keyword);
  const types = namedTypes(place);
  const values: readonly unknown[] = isNullable(place) ? [...given, null] : given;
  const texts = values
    .filter((value) => types === undefined || types.some((type) => hasType(value, type)))
    .map((value) => jsonText(place, value));
  if (texts.length === 0) throw place.invalid("allows no value", keyword);
  return [...new Set(texts)];
}

function jsonText(place: SchemaPlace, value: unknown): string {
  const text = stringified(value);
  if (text === undefined || (typeof value === "number" && !Number.isFinite(value))) {
    throw place.invalid("has a value that is not JSON", place.has("const") ? "const" : "enum");
  }
  return text;
}

function stringified(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    // A BigInt.
    return undefined;
  }
}
