import { checkSchemaSize, ConstraintUnsupportedError, InvalidArgumentError, type JsonSchema } from "@medgemma/core";
import * as z from "zod";
import { decodableSchema } from "./decodable-schema.js";
import { mapSchemas } from "./map-schemas.js";

/** The form of a JSON answer. */
export interface AnswerSchema<Value> {
  /** Checks a value. */
  readonly check: z.ZodType<Value>;
  /** The form as JSON Schema. */
  readonly form: JsonSchema;
  /**
   * What decoding keeps to: `form` with room for one character or item more than it allows, and without what constraints
   * cannot keep to and `check` does.
   */
  readonly constraint: JsonSchema;
}

/**
 * The form of a JSON answer from a zod schema.
 *
 * Decoding may write one character or item more than the schema allows: an answer that does was about to be cut, and
 * is called truncated instead of ending in the middle of a sentence.
 *
 * @throws {ConstraintUnsupportedError} when the schema cannot be written as JSON Schema, or is too large.
 */
export function answerSchema<Value>(schema: z.ZodType<Value>): AnswerSchema<Value> {
  const form = toForm(schema);
  checkSchemaSize(form);
  return { check: schema, form, constraint: decodableSchema(withRoom(form), "zod") };
}

/**
 * The form of a JSON answer from a JSON Schema.
 *
 * @throws {InvalidArgumentError} when it is no JSON Schema.
 * @throws {ConstraintUnsupportedError} when it is too large.
 */
export function answerSchemaOfJson(form: JsonSchema): AnswerSchema<unknown> {
  checkSchemaSize(form);
  let check: z.ZodType;
  try {
    check = z.fromJSONSchema(structuredClone(form));
  } catch (cause) {
    throw new InvalidArgumentError("`schema` cannot be used as a JSON Schema.", { cause });
  }
  return { check, form, constraint: decodableSchema(withRoom(form), "json-schema") };
}

function toForm(schema: z.ZodType): JsonSchema {
  try {
    const { $schema: _, ...form } = z.toJSONSchema(schema, { io: "input" });
    return form;
  } catch (cause) {
    throw new ConstraintUnsupportedError("The zod schema cannot be written as JSON Schema.", {
      hint:
        "Use strings, numbers, booleans, enums, objects, records, arrays and unions, and z.iso.date() for a date; " +
        "transform the result afterwards.",
      cause,
    });
  }
}

function withRoom(form: JsonSchema): JsonSchema {
  return mapSchemas(form, (schema) => {
    const { maxLength, maxItems, minItems, items } = schema;
    return {
      ...schema,
      ...(typeof maxLength === "number" && { maxLength: maxLength + 1 }),
      // Lists of a fixed length, such as coordinates, are not cut.
      ...(typeof maxItems === "number" && maxItems !== minItems && items !== false && { maxItems: maxItems + 1 }),
    };
  }) as JsonSchema;
}
