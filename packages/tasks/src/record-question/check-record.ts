import { InvalidArgumentError } from "@medgemma/core";

/** Most objects and lists inside each other. FHIR's own resources have some ten; bundles may hold bundles. */
const maxDepth = 100;

/** Most values; a record of so many does not fit a prompt by far. */
const maxValues = 1_000_000;

/**
 * Checks, without recursion, that a record is a tree of a size that can be flattened.
 *
 * @throws {InvalidArgumentError} when it is too deep, too large or holds itself.
 */
export function checkRecord(record: unknown): void {
  let values = 0;
  /** What is still to be looked at, by depth; the last list is the one at hand. */
  const open: unknown[][] = [[record]];
  for (let entries = open.at(-1); entries !== undefined; entries = open.at(-1)) {
    if (entries.length === 0) {
      open.pop();
      continue;
    }
    const value = entries.pop();
    if (++values > maxValues) throw new InvalidArgumentError(`The record has more than ${maxValues} values.`);
    if (typeof value !== "object" || value === null) continue;
    if (open.length > maxDepth) {
      throw new InvalidArgumentError(`The record is more than ${maxDepth} levels deep, or holds itself.`, {
        hint: "Give FHIR resources as they are in JSON.",
      });
    }
    open.push(Object.values(value));
  }
}
