import { isConstrainable, type JsonSchema } from "@medgemma/core";
import { mapSchemas } from "./map-schemas.js";
import { formatPatterns, isCheckedFormat } from "./string-formats.js";

/** What checks an answer afterwards: the application's zod schema, or one that zod made of a JSON Schema. */
export type Checker = "zod" | "json-schema";

/** Stands for a schema that takes anything. */
const scalar: JsonSchema = {
  anyOf: [{ type: "string" }, { type: "number" }, { type: "boolean" }, { type: "null" }],
};

/**
 * What decoding keeps to of a schema whose answers are checked afterwards: where constraints cannot keep to a keyword and
 * the check can, the keyword is left out, or a pattern stands for it. What neither does stays, and is an error when the
 * schema is compiled.
 */
export function decodableSchema(form: JsonSchema, checker: Checker): JsonSchema {
  return mapSchemas(form, (schema) => {
    if (checker === "zod" && Object.keys(schema).every((keyword) => annotations.has(keyword))) {
      return { ...schema, ...scalar };
    }
    let out = schema;
    if (hasType(out, "string")) out = decodableString(out, checker);
    if (hasType(out, "number") || hasType(out, "integer")) out = without(out, ["multipleOf"]);
    if (hasType(out, "array")) out = without(out, ["uniqueItems"]);
    return hasType(out, "object") ? decodableObject(out) : out;
  }) as JsonSchema;
}

const annotations: ReadonlySet<string> = new Set([
  "title",
  "description",
  "default",
  "examples",
  "deprecated",
  "$defs",
]);

function decodableString(schema: JsonSchema, checker: Checker): JsonSchema {
  const { format, pattern, allOf, minLength, maxLength } = schema;
  if (checker === "json-schema" && format !== undefined && !isCheckedFormat(format)) return schema;
  const others = checker === "zod" && Array.isArray(allOf) ? allOf.map(patternOf) : [];
  const given = [pattern, ...others].filter((one) => typeof one === "string");
  const lengths = { ...(minLength !== undefined && { minLength }), ...(maxLength !== undefined && { maxLength }) };
  // A pattern that no text of the length fits is an error, which names its place when it is compiled.
  const kept =
    given.find((one) => isPossible({ type: "string", pattern: one, ...lengths }) !== false) ??
    formatPatterns(format).find((one) => isPossible({ type: "string", pattern: one, ...lengths }) === true);
  const dropped = ["pattern", "format", ...(checker === "zod" ? ["allOf", "contentEncoding", "contentMediaType"] : [])];
  return { ...without(schema, dropped), ...(kept !== undefined && { pattern: kept }) };
}

function patternOf(schema: unknown): unknown {
  return typeof schema === "object" && schema !== null ? Reflect.get(schema, "pattern") : undefined;
}

/** Undefined for what is malformed or allows no text. */
function isPossible(schema: JsonSchema): boolean | undefined {
  try {
    return isConstrainable(schema);
  } catch {
    return undefined;
  }
}

function decodableObject(schema: JsonSchema): JsonSchema {
  const { properties, additionalProperties, propertyNames, required } = schema;
  const out = without(schema, ["minProperties", "maxProperties"]);
  // Others than the declared ones are never written.
  if (isObject(properties) && Object.keys(properties).length > 0) {
    return without(out, [...(additionalProperties === false ? [] : ["additionalProperties"]), "propertyNames"]);
  }
  if (!isObject(additionalProperties) || !isObject(propertyNames)) return out;
  const names: unknown = Reflect.get(propertyNames, "enum");
  if (Array.isArray(names) && names.every((name) => typeof name === "string")) {
    const declared = Object.fromEntries(names.map((name) => [name, additionalProperties]));
    return { ...without(out, ["additionalProperties", "propertyNames"]), properties: declared };
  }
  // JSON Schema lets names be of any type, and they are texts.
  const isTyped = "type" in propertyNames || "const" in propertyNames;
  return required === undefined && !isTyped ? { ...out, propertyNames: { ...propertyNames, type: "string" } } : out;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function hasType({ type }: JsonSchema, name: string): boolean {
  return type === name || (Array.isArray(type) && type.includes(name));
}

function without(schema: JsonSchema, keywords: readonly string[]): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !keywords.includes(keyword)));
}
