import { InvalidArgumentError } from "../errors/invalid-argument-error.js";

/** What a field may hold. */
export interface FieldCheck {
  /** For messages, after "must be". */
  readonly what: string;
  readonly accept: (value: unknown) => boolean;
  /** False for a field that must be there. Default true. */
  readonly optional?: boolean;
  /** Looks inside of an accepted value. */
  readonly inner?: (value: unknown, name: string) => void;
}

const range = (min: number, max: number): string => {
  if (max < Number.MAX_SAFE_INTEGER) return ` from ${min} to ${max}`;
  return min > Number.MIN_SAFE_INTEGER ? `, ${min} or greater` : "";
};

export const isBoolean: FieldCheck = { what: "true or false", accept: (value) => typeof value === "boolean" };

export const isText: FieldCheck = { what: "a string", accept: (value) => typeof value === "string" };

export const isFunction: FieldCheck = { what: "a function", accept: (value) => typeof value === "function" };

export const isSignal: FieldCheck = { what: "an AbortSignal", accept: (value) => value instanceof AbortSignal };

/** A whole number of a range that includes its ends. */
export function isInteger(min: number, max: number = Number.MAX_SAFE_INTEGER): FieldCheck {
  return {
    what: `a whole number${range(min, max)}`,
    accept: (value) => Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max,
  };
}

/** A finite number that `accept` takes. */
export function isNumber(what: string, accept: (value: number) => boolean = () => true): FieldCheck {
  return { what, accept: (value) => Number.isFinite(value) && accept(value as number) };
}

/** One of the values given. */
export function isOneOf(...values: readonly (string | number | boolean)[]): FieldCheck {
  const names = values.map((value) => (typeof value === "string" ? `"${value}"` : String(value)));
  const last = names.at(-1) ?? "";
  return {
    what: names.length > 1 ? `${names.slice(0, -1).join(", ")} or ${last}` : last,
    accept: (value) => values.some((allowed) => allowed === value),
  };
}

/** A value that fits one of the checks. */
export function isEither(...checks: readonly FieldCheck[]): FieldCheck {
  return {
    what: checks.map(({ what }) => what).join(", or "),
    accept: (value) => checks.some((check) => check.accept(value)),
  };
}

/** A list of non-empty strings. */
export function isTexts(min: number): FieldCheck {
  return {
    what: `a list of ${min > 0 ? `at least ${min} ` : ""}non-empty strings`,
    accept: (value) =>
      Array.isArray(value) &&
      value.length >= min &&
      Array.from(value).every((text: unknown) => typeof text === "string" && text !== ""),
  };
}

/** An object with fields of its own. */
export function isRecord(checks: Readonly<Record<string, FieldCheck>>): FieldCheck {
  return {
    what: "an object",
    accept: (value) => typeof value === "object" && value !== null && !Array.isArray(value),
    inner: (value, name) => checkFields(`\`${name}\``, value, checks),
  };
}

/** The same field, which must be there. */
export function required(check: FieldCheck): FieldCheck {
  return { ...check, optional: false };
}

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
