import type { JsonSchema } from "../constraint-spec.js";

/** Whether a value is valid: a second reading of JSON Schema, which shares nothing with the compiler. */
export function isValid(value: unknown, schema: unknown, root: JsonSchema): boolean {
  const s = schema as Readonly<Record<string, unknown>>;
  if (s["nullable"] === true && value === null) return true;
  if (typeof s["$ref"] === "string") {
    const keys = s["$ref"].split("/").slice(1);
    return isValid(
      value,
      keys.reduce<unknown>((at, key) => (at as JsonSchema)[key], root),
      root,
    );
  }
  const same = (other: unknown): boolean => JSON.stringify(other) === JSON.stringify(value);
  if ("const" in s && !same(s["const"])) return false;
  if (Array.isArray(s["enum"]) && !s["enum"].some(same)) return false;
  if (Array.isArray(s["anyOf"]) && !s["anyOf"].some((other) => isValid(value, other, root))) return false;
  if (Array.isArray(s["oneOf"]) && s["oneOf"].filter((other) => isValid(value, other, root)).length !== 1) return false;
  if ("type" in s) {
    const types: readonly unknown[] = Array.isArray(s["type"]) ? s["type"] : [s["type"]];
    if (!types.some((type) => isOfType(value, type))) return false;
  }
  if (typeof value === "number") return isNumberValid(value, s);
  if (typeof value === "string") return isStringValid(value, s);
  if (Array.isArray(value)) return isArrayValid(value, s, root);
  return typeof value !== "object" || value === null || isObjectValid(value, s, root);
}

type Keywords = Readonly<Record<string, unknown>>;

function isOfType(value: unknown, type: unknown): boolean {
  if (type === "integer") return Number.isInteger(value);
  if (type === "null") return value === null;
  if (type === "array") return Array.isArray(value);
  if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
  return typeof value === type;
}

function isNumberValid(value: number, s: Keywords): boolean {
  const bound = (keyword: string, fallback: number): number => (s[keyword] as number | undefined) ?? fallback;
  return (
    Number.isFinite(value) &&
    value >= bound("minimum", -Infinity) &&
    value <= bound("maximum", Infinity) &&
    value > bound("exclusiveMinimum", -Infinity) &&
    value < bound("exclusiveMaximum", Infinity)
  );
}

function isStringValid(value: string, s: Keywords): boolean {
  const length = Array.from(value).length;
  if (length < ((s["minLength"] as number | undefined) ?? 0)) return false;
  if (length > ((s["maxLength"] as number | undefined) ?? Infinity)) return false;
  return typeof s["pattern"] !== "string" || new RegExp(s["pattern"], "u").test(value);
}

function isArrayValid(value: readonly unknown[], s: Keywords, root: JsonSchema): boolean {
  if (value.length < ((s["minItems"] as number | undefined) ?? 0)) return false;
  if (value.length > ((s["maxItems"] as number | undefined) ?? Infinity)) return false;
  const prefix = (s["prefixItems"] as readonly unknown[] | undefined) ?? [];
  return value.every((item, index) => {
    if (index < prefix.length) return isValid(item, prefix[index], root);
    return s["items"] === undefined || (s["items"] !== false && isValid(item, s["items"], root));
  });
}

function isObjectValid(value: object, s: Keywords, root: JsonSchema): boolean {
  const properties = (s["properties"] as Keywords | undefined) ?? {};
  const required = (s["required"] as readonly string[] | undefined) ?? [];
  return (
    required.every((name) => Object.hasOwn(value, name)) &&
    Object.entries(value).every(([name, item]) => {
      if (typeof s["additionalProperties"] === "object") {
        return isValid(item, s["additionalProperties"], root) && isValid(name, s["propertyNames"] ?? {}, root);
      }
      // A schema made of const or enum has no properties of its own.
      if (!("properties" in s)) return true;
      return Object.hasOwn(properties, name) && isValid(item, properties[name], root);
    })
  );
}
