import type * as z from "zod";
import { knownFields, schemaAt, type Schema } from "./schema-at.js";

/**
 * Names fields and problems. Never the values given, nor names that the schema does not know: a key of an input or of an
 * answer may be a patient's name. Those are told by their position.
 *
 * @param checked The schema and the value that it refused.
 */
export function listIssues(
  error: z.ZodError,
  checked: { readonly schema: Schema; readonly value: unknown },
): readonly string[] {
  return error.issues.map((issue) => {
    const { fields, schema, value } = follow(issue.path, checked);
    const problem = issue.code === "unrecognized_keys" ? unknownKeys(issue.keys, schema, value) : issue.message;
    return `\`${fields.join(".") || "input"}\`: ${problem}`;
  });
}

/** The same in one line. */
export function describeIssues(
  error: z.ZodError,
  checked: { readonly schema: Schema; readonly value: unknown },
): string {
  return listIssues(error, checked).join("; ");
}

/** A place in a value, as messages tell it. */
export function placeOf(
  path: readonly PropertyKey[],
  checked: { readonly schema: Schema; readonly value: unknown },
): string {
  return `\`${follow(path, checked).fields.join(".") || "input"}\``;
}

interface Place {
  readonly fields: readonly string[];
  readonly schema: Schema | undefined;
  readonly value: unknown;
}

function follow(path: readonly PropertyKey[], checked: { readonly schema: Schema; readonly value: unknown }): Place {
  let place: Place = { fields: [], ...checked };
  for (const key of path) {
    const { schema, value } = place;
    const isKnown = typeof key === "number" || (schema !== undefined && knownFields(schema).includes(String(key)));
    place = {
      fields: [...place.fields, isKnown ? String(key) : `entry ${positionOf(key, value)}`],
      schema: schema && schemaAt(schema, key),
      value: typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined,
    };
  }
  return place;
}

/** Counted from 1; "?" when the value does not tell. */
function positionOf(key: PropertyKey, value: unknown): string {
  const at =
    typeof value === "object" && value !== null
      ? Reflect.ownKeys(value).indexOf(typeof key === "number" ? String(key) : key)
      : -1;
  return at < 0 ? "?" : String(at + 1);
}

function unknownKeys(keys: readonly string[], schema: Schema | undefined, value: unknown): string {
  const count = keys.length === 1 ? "an unknown key" : `${keys.length} unknown keys`;
  const positions = keys.slice(0, 10).map((key) => positionOf(key, value));
  const known = schema === undefined ? [] : knownFields(schema);
  const allowed = known.length === 0 ? "" : `; it takes ${known.map((name) => `\`${name}\``).join(", ")}`;
  return `has ${count}, at position ${positions.join(", ")}${keys.length > 10 ? ", …" : ""}${allowed}`;
}
