import type { JsonSchema } from "@medgemma/core";

/** Keywords whose value is one schema, a list of schemas, or schemas by name. */
const single = new Set(["items", "additionalProperties", "propertyNames"]);
const list = new Set(["prefixItems", "anyOf", "oneOf"]);
const named = new Set(["properties", "$defs", "definitions"]);

/** Changes every schema inside a schema, and the schema itself, from the leaves up. */
export function mapSchemas(schema: unknown, change: (schema: JsonSchema) => JsonSchema): unknown {
  if (!isRecord(schema)) return schema;
  const inner = (value: unknown): unknown => mapSchemas(value, change);
  const entries = Object.entries(schema).map(([keyword, value]) => {
    if (single.has(keyword)) return [keyword, inner(value)];
    if (list.has(keyword) && Array.isArray(value)) return [keyword, value.map(inner)];
    if (!named.has(keyword) || !isRecord(value)) return [keyword, value];
    return [keyword, Object.fromEntries(Object.entries(value).map(([name, child]) => [name, inner(child)]))];
  });
  return change(Object.fromEntries(entries) as JsonSchema);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
