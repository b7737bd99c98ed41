import { SchemaPlace } from "./schema-place.js";

/**
 * The schema that `$ref` points to, inside the same document.
 *
 * @throws ConstraintUnsupportedError for any other document or an anchor.
 * @throws InvalidArgumentError when nothing is there.
 */
export function resolveReference(place: SchemaPlace, root: SchemaPlace): SchemaPlace {
  const pointer = place.get("$ref");
  if (typeof pointer !== "string") throw place.invalid("must be a string", "$ref");
  if (pointer !== "#" && !pointer.startsWith("#/")) {
    throw place.unsupported("is supported only for places in the same schema, such as #/$defs/name", "$ref");
  }
  let value: unknown = root.schema;
  const keys = pointer
    .split("/")
    .slice(1)
    .map((key) => decode(key, place));
  for (const key of keys) {
    const isInside = typeof value === "object" && value !== null && Object.hasOwn(value, key);
    if (!isInside) throw place.invalid("points to nothing", "$ref");
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return new SchemaPlace(value, root.pathOf(...keys));
}

function decode(key: string, place: SchemaPlace): string {
  try {
    return decodeURIComponent(key).replaceAll("~1", "/").replaceAll("~0", "~");
  } catch {
    throw place.invalid("is not a URI fragment", "$ref");
  }
}
