import { CorruptModelError } from "@medgemma/core";
import { repeatedKey } from "./repeated-key.js";

/** A JSON object whose values are not checked yet. */
export type JsonRecord = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * Parses a JSON object.
 *
 * @param what Name of the file, for the error message.
 * @throws {CorruptModelError} when the text is not JSON, or not an object.
 */
export function parseJsonRecord(text: string, what: string): JsonRecord {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new CorruptModelError(`\`${what}\` is not valid JSON.`, { cause, hint: "Download the file again." });
  }
  if (!isRecord(value)) {
    throw new CorruptModelError(`\`${what}\` is not a JSON object.`, { hint: "Download the file again." });
  }
  return value;
}

/**
 * Parses a JSON object whose keys are names of tensors, of which each may stand only once: of two, either could be meant.
 *
 * @throws {CorruptModelError} as {@link parseJsonRecord}, and naming a key that stands twice.
 */
export function parseUniqueJsonRecord(text: string, what: string): JsonRecord {
  const record = parseJsonRecord(text, what);
  const key = repeatedKey(text);
  if (key === undefined) return record;
  throw new CorruptModelError(`\`${what}\` describes \`${key}\` twice.`, { hint: "Download the file again." });
}
