import { type DecimalMark, decimalMarkOf, readNumber } from "./read-number.js";

/** How a result or a bound relates to its number. */
export type Comparator = "<" | "<=" | ">" | ">=";

/** A number with what stands before it. */
export interface ComparedValue {
  /** Null where the number itself is the result. */
  readonly comparator: Comparator | null;
  readonly value: number;
}

const spellings: readonly (readonly [RegExp, Comparator])[] = [
  [/^(?:<=|=<|≤|⩽|at most\b|not more than\b|up to\b|bis\b|jusqu['’]?à?\b|hasta\b|até\b|max\.?)/i, "<="],
  [/^(?:>=|=>|≥|⩾|at least\b|not less than\b|mindestens\b|min\.?)/i, ">="],
  [/^(?:<|less than\b|below\b|under\b|kleiner\b|unter\b|inférieur à|menor (?:de|que)\b)/i, "<"],
  [/^(?:>|more than\b|greater than\b|above\b|over\b|über\b|supérieur à|mayor (?:de|que)\b)/i, ">"],
];

/** Takes the comparator from the start of a text. */
export function splitComparator(text: string): { readonly comparator: Comparator | null; readonly rest: string } {
  const trimmed = text.trim();
  for (const [pattern, comparator] of spellings) {
    const found = pattern.exec(trimmed);
    if (found !== null) return { comparator, rest: trimmed.slice(found[0].length).trim() };
  }
  return { comparator: null, rest: trimmed };
}

/**
 * Reads a result such as `<0.5`, `≥ 60` or `-7,2` as comparator and number. Null for what is no single number: a titre, a
 * word, a range. A number that can be read in two ways (`1,250`) is read by the mark: 1250, and 1.25 where decimals have a comma.
 *
 * @param mark The decimal mark of the page that it is from; by default what the number itself tells, else a point.
 */
export function readComparator(text: string, mark?: DecimalMark): ComparedValue | null {
  const { comparator, rest } = splitComparator(text);
  const number = rest.replace(/−/g, "-");
  if (!/^[+-]?\d+(?:[.,'’ ]\d+)*$/.test(number)) return null;
  const value = readNumber(number, mark ?? decimalMarkOf(number));
  return Number.isFinite(value) ? { comparator, value } : null;
}
