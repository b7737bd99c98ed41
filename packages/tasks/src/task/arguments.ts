import { checkFields, type FieldCheck, isText, required } from "@medgemma/core";

/** Argument checks of the functions that work without a model, for callers without types. */

export const aText = required(isText);

/** Texts, which may be empty. */
export const someTexts: FieldCheck = {
  what: "a list of strings",
  accept: (value) => Array.isArray(value) && value.every((each) => typeof each === "string"),
  optional: false,
};

/** Objects with a text, such as the sentences of a source. */
export const someSpans: FieldCheck = {
  what: "a list of objects with `text`",
  accept: (value) => Array.isArray(value) && value.every((each) => isObject(each) && typeof each.text === "string"),
  optional: false,
};

/** A list of anything. */
export const aList: FieldCheck = { what: "a list", accept: Array.isArray, optional: false };

/** A list of objects. */
export const someObjects: FieldCheck = {
  what: "a list of objects",
  accept: (value) => Array.isArray(value) && value.every(isObject),
  optional: false,
};

/** The same, or null, or undefined. */
export function nullable(check: FieldCheck): FieldCheck {
  const accept = (value: unknown): boolean => value === null || check.accept(value);
  return { ...check, what: `${check.what}, or null`, accept, optional: true };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** An object; `inner` looks at the fields that are used. */
export function anObject(inner?: (value: Readonly<Record<string, unknown>>) => void): FieldCheck {
  return {
    what: "an object",
    accept: isObject,
    optional: false,
    ...(inner && { inner: (value) => inner(value as Readonly<Record<string, unknown>>) }),
  };
}

/**
 * Checks arguments by their names.
 *
 * @throws {InvalidArgumentError} naming the argument and what it must be, never its value.
 */
export function requireArguments(given: object, checks: Readonly<Record<string, FieldCheck>>): void {
  checkFields("The arguments", given, checks);
}
