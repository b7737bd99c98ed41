import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import type { FieldCheck } from "./field-checks.js";

/**
 * Checks the fields of an argument: each must fit, and there may be no others. Undefined counts as absent.
 *
 * Messages never hold a value or the name of an unknown field, since both come from the caller and may be patient data.
 *
 * @param what the argument, for messages, for example "The request".
 * @throws {InvalidArgumentError}
 */
export function checkFields(what: string, argument: unknown, checks: Readonly<Record<string, FieldCheck>>): void {
  if (typeof argument !== "object" || argument === null || Array.isArray(argument)) {
    throw new InvalidArgumentError(`${what} must be an object.`);
  }
  const known = Object.keys(checks);
  for (const key of Object.keys(argument)) {
    if (Object.hasOwn(checks, key)) continue;
    const meant = known.find((name) => isNear(name, key));
    throw new InvalidArgumentError(`${what} has a field that is not known.`, {
      hint: meant === undefined ? `Known fields: ${known.join(", ")}.` : `Did you mean \`${meant}\`?`,
    });
  }
  for (const [name, check] of Object.entries(checks)) {
    const value: unknown = Reflect.get(argument, name);
    if (value === undefined && check.optional !== false) continue;
    if (!check.accept(value)) throw new InvalidArgumentError(`\`${name}\` must be ${check.what}.`);
    check.inner?.(value, name);
  }
}

/** Whether a name is another one in wrong case, or with up to two letters missing, added or changed. */
function isNear(known: string, given: string): boolean {
  if (Math.abs(known.length - given.length) > 2) return false;
  const [a, b] = [known.toLowerCase(), given.toLowerCase()];
  // Levenshtein's distance, row by row.
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let line = 1; line <= a.length; line++) {
    const above = row;
    row = [line];
    for (let column = 1; column <= b.length; column++) {
      const changed = (above[column - 1] as number) + Number(a[line - 1] !== b[column - 1]);
      row.push(Math.min(changed, (above[column] as number) + 1, (row[column - 1] as number) + 1));
    }
  }
  return (row[b.length] as number) <= Math.min(2, Math.floor(known.length / 3));
}
