import { checkFields } from "./check-fields.js";

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

/** Anything: the field is checked elsewhere. */
export const isAnything: FieldCheck = { what: "anything", accept: () => true };

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
      value.every((text: unknown) => typeof text === "string" && text !== ""),
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
