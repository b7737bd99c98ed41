import { ConstraintUnsupportedError, type JsonSchema } from "@medgemma/core";
import { shownFormat } from "./string-formats.js";

/** Most schemas that are described, each as often as it is referred to; a prompt has no room for so many. */
const maxDescribed = 10_000;

/**
 * Writes a JSON Schema in the short form that goes into prompts: `{"side": "left" | "right", "size": number | null}`.
 *
 * @throws {ConstraintUnsupportedError} when it would be too long for any prompt.
 */
export function describeForm(schema: JsonSchema): string {
  return describe(schema, { schema, left: maxDescribed }, []);
}

/** The whole schema, and how many may still be described. */
interface Root {
  readonly schema: JsonSchema;
  left: number;
}

function describe(schema: unknown, root: Root, path: readonly string[]): string {
  if (--root.left < 0) {
    throw new ConstraintUnsupportedError("The schema describes too much for a prompt.", {
      hint: "Split it, and ask for one part after the other.",
    });
  }
  if (typeof schema !== "object" || schema === null) return "any";
  const s = schema as JsonSchema;
  const inner = (child: unknown): string => describe(child, root, path);
  const or = (options: readonly string[]): string => [...new Set(options)].join(" | ");
  if (typeof s["$ref"] === "string") {
    const name = s["$ref"];
    // A schema that holds itself is named where it comes back.
    return path.includes(name)
      ? (name.split("/").at(-1) ?? name)
      : describe(follow(root.schema, name), root, [...path, name]);
  }
  if (Array.isArray(s["enum"])) return or(s["enum"].map((value) => JSON.stringify(value)));
  if (Object.hasOwn(s, "const")) return JSON.stringify(s["const"]);
  const alternatives = s["anyOf"] ?? s["oneOf"];
  if (Array.isArray(alternatives)) return or(alternatives.map(inner));
  if (Array.isArray(s["type"])) return or(s["type"].map((type: unknown) => inner({ ...s, type })));
  const plain = s["nullable"] === true ? " | null" : "";
  switch (s["type"]) {
    case "object": {
      const required = new Set<unknown>(Array.isArray(s["required"]) ? s["required"] : []);
      const fields = Object.entries(s["properties"] ?? {}).map(
        ([name, field]) => `${JSON.stringify(name)}${required.has(name) ? "" : "?"}: ${inner(field)}${comment(field)}`,
      );
      const values = s["additionalProperties"];
      // Names are free only where none is declared.
      if (fields.length === 0 && typeof values === "object" && values !== null) {
        const names = s["propertyNames"] === undefined ? "string" : inner(s["propertyNames"]);
        return `{${names}: ${inner(values)}, …}${plain}`;
      }
      return `{${fields.join(", ")}}${plain}`;
    }
    case "array": {
      const prefix = Array.isArray(s["prefixItems"]) ? s["prefixItems"].map(inner).join(", ") : undefined;
      return prefix === undefined ? `[${inner(s["items"])}, …]${plain}` : `[${prefix}]${plain}`;
    }
    case "string":
      return `string${typeof s["format"] === "string" ? ` (${shownFormat(s["format"])})` : ""}${plain}`;
    default:
      return `${typeof s["type"] === "string" ? s["type"] : "any"}${plain}`;
  }
}

/** What the schema's author says of a field. */
function comment(field: unknown): string {
  const description = typeof field === "object" && field !== null ? Reflect.get(field, "description") : undefined;
  return typeof description === "string" ? ` (${description})` : "";
}

function follow(root: JsonSchema, reference: string): unknown {
  return reference
    .split("/")
    .slice(1)
    .reduce<unknown>(
      (at, key) =>
        typeof at === "object" && at !== null
          ? Reflect.get(at, key.replaceAll("~1", "/").replaceAll("~0", "~"))
          : undefined,
      root,
    );
}
