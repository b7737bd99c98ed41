import { ConstraintUnsupportedError } from "../errors/constraint-unsupported-error.js";

/** Most characters of a regular expression. */
export const maxPatternLength = 10_000;

/** Most groups inside each other in a regular expression. */
export const maxPatternDepth = 100;

/** Most objects and lists inside each other in a JSON Schema. */
export const maxSchemaDepth = 200;

/** Most objects and lists in a JSON Schema, those of `$defs` and annotations included. */
export const maxSchemaParts = 10_000;

/** Most characters of all choices together, and of all names and texts in a JSON Schema; any other value counts as one. */
export const maxCharacters = 500_000;

/** Most alternatives of `oneOf`, which are compared with each other. */
export const maxExclusiveAlternatives = 200;

/**
 * Steps that compiling may take; a schema of a report takes 3,000, one of 4,000 optional properties 9,000. Measured with
 * `node bench/hostile-constraints.mjs`.
 */
export const maxSteps = 100_000;

/** @throws {ConstraintUnsupportedError} when `value` is above `limit`. */
export function checkLimit(value: number, limit: number, what: string): void {
  if (value > limit) throw tooLarge(`has more than ${limit} ${what}`);
}

export function tooLarge(reason: string): ConstraintUnsupportedError {
  return new ConstraintUnsupportedError(`The constraint ${reason}.`, {
    hint: "Split it, or ask for less and check the rest of the answer yourself.",
  });
}
