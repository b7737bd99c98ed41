import { InvalidArgumentError } from "../../errors/invalid-argument-error.js";
import { checkLimit, maxCharacters, maxSchemaDepth, maxSchemaParts, tooLarge } from "../limits.js";

/**
 * Checks, without recursion, that a schema is data of a size that is compiled in a moment.
 *
 * @throws {ConstraintUnsupportedError} when it is too deep or too large.
 * @throws {InvalidArgumentError} when it holds itself.
 */
export function checkSchemaSize(schema: unknown): void {
  let parts = 0;
  let characters = 0;
  /** Entries still to be looked at, by depth; the last list is the one at hand. */
  const open: unknown[][] = [[schema]];
  /** The objects around the one at hand. */
  const around: unknown[] = [];
  const inside = new Set<unknown>();
  for (let entries = open.at(-1); entries !== undefined; entries = open.at(-1)) {
    if (entries.length === 0) {
      open.pop();
      inside.delete(around.pop());
      continue;
    }
    const value = entries.pop();
    characters += typeof value === "string" ? value.length : 1;
    if (typeof value === "object" && value !== null) {
      if (inside.has(value)) {
        throw new InvalidArgumentError("The JSON Schema holds itself.", { hint: "Refer to it with `$ref`." });
      }
      if (open.length > maxSchemaDepth) throw tooLarge(`has a JSON Schema of more than ${maxSchemaDepth} levels`);
      checkLimit(++parts, maxSchemaParts, "objects and lists in its JSON Schema");
      const keys = Array.isArray(value) ? [] : Object.keys(value);
      for (const key of keys) characters += key.length;
      open.push(Array.isArray(value) ? [...(value as unknown[])] : Object.values(value));
      around.push(value);
      inside.add(value);
    }
    checkLimit(characters, maxCharacters, "characters in its JSON Schema");
  }
}
