import { CorruptModelError } from "@medgemma/core";

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
