import type { JsonSchema } from "@medgemma/core";
import { fieldsApart } from "./rows-apart.js";
import { numbersIn } from "./numbers-in.js";

/** Whether a value says nothing: null, an empty text or list, or nothing but such values. */
export function isEmptyValue(value: unknown): boolean {
  if (value === null || value === undefined) return true;
  if (typeof value === "string") return value.trim() === "";
  return isPlain(value) && Object.values(value).every(isEmptyValue);
}

/**
 * Places of texts and numbers, and of what a schema made of them, that do not stand in the source, letter by letter apart
 * from case and white space, and as whole words and numbers; and of the fields of a list's item that do not stand together there. The schema's own words (`enum`, `const`) are not looked for.
 */
export function notInSource(value: unknown, source: string, form: JsonSchema): readonly (readonly PropertyKey[])[] {
  const haystack = normalize(source);
  const numbers = numbersIn(source);
  const own = new Set(ownWords(form));
  const isThere = (at: unknown): boolean => {
    if (typeof at === "number") return numbers.has(at);
    return typeof at !== "string" || standsIn(haystack, normalize(at));
  };
  const walk = (at: unknown, path: readonly PropertyKey[]): readonly (readonly PropertyKey[])[] => {
    // What a schema made of a text, a Date for example, cannot be looked for.
    if (typeof at === "object" && at !== null && !isPlain(at)) return [path];
    if (typeof at !== "object" || at === null) return own.has(at) || isThere(at) ? [] : [path];
    const keys = Array.isArray(at) ? [...at.keys()] : Object.keys(at);
    const missing = keys.flatMap((key) => walk(Reflect.get(at, key), [...path, key]));
    const isItem = typeof path.at(-1) === "number" && !Array.isArray(at);
    if (!isItem || missing.length > 0) return missing;
    const said = Object.fromEntries(Object.entries(at).filter(([, value]) => !own.has(value)));
    return fieldsApart(said, source, normalize).map((key) => [...path, key]);
  };
  return walk(value, []);
}

/** A list, or an object as JSON has them. */
function isPlain(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  return Array.isArray(value) || [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);
}

/** `9.1` does not stand in `19.1`, and `normal` not in `abnormal`; `effusion` does in `effusions`. */
function standsIn(source: string, value: string): boolean {
  for (let at = source.indexOf(value); at >= 0; at = source.indexOf(value, at + 1)) {
    if (!endsInside(source.slice(0, at), value) && !beginsInside(value, source.slice(at + value.length))) return true;
  }
  return false;
}

/** Whether the value begins within a word or a number that the text before it begins. */
function endsInside(before: string, value: string): boolean {
  if (/^\d/.test(value)) return /\d[.,]?$|(?:^|\s)[.,]$/.test(before);
  // Of scripts that put blanks between words. A unit may follow its number without one.
  const spaced = "[\\p{Script=Latin}\\p{Script=Greek}\\p{Script=Cyrillic}]";
  return new RegExp(`^${spaced}`, "u").test(value) && new RegExp(`${spaced}$`, "u").test(before);
}

/** Whether a number at the end of the value goes on in the text behind it. */
function beginsInside(value: string, after: string): boolean {
  return /\d$/.test(value) && /^[.,]?\d/.test(after);
}

function normalize(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

function ownWords(schema: unknown): readonly unknown[] {
  if (typeof schema !== "object" || schema === null) return [];
  const { enum: words, const: word } = schema as JsonSchema;
  const here = [...(Array.isArray(words) ? words : []), word];
  return [...here, ...Object.values(schema).flatMap(ownWords)];
}
