import { ConstraintUnsupportedError } from "../../errors/constraint-unsupported-error.js";
import type { JsonSchema } from "../constraint-spec.js";
import { schemaExpression } from "./schema-compiler.js";

/**
 * Whether constraints support all that a schema asks for, as far as the schema alone tells.
 *
 * @throws InvalidArgumentError when the schema is malformed or allows no value.
 */
export function isConstrainable(schema: JsonSchema): boolean {
  try {
    schemaExpression(schema);
    return true;
  } catch (error) {
    if (error instanceof ConstraintUnsupportedError) return false;
    throw error;
  }
}
