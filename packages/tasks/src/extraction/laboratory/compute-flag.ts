import { isOneOf } from "@medgemma/core";
import { aText, requireArguments } from "../../task/arguments.js";
import { lexCell, rangeOfToken } from "./lex-cell.js";
import { type ComparedValue, readComparator, splitComparator } from "./read-comparator.js";
import { type DecimalMark, toldDecimalMark } from "./read-number.js";
import { isUnit, normalizeUnit } from "./units.js";
import { flagSpellings } from "./words.js";

/** Below, within or above a reference range. */
export type ComputedFlag = "L" | "N" | "H";

interface Bounds {
  readonly low: number;
  readonly high: number;
  /** Whether the bounds themselves are within. */
  readonly closed: boolean;
  readonly unit: string | null;
}

/**
 * The flag that a result has by the range that is printed beside it, `3.5 - 5.1 mmol/L` or `70-99 fasting`. Null where none can be
 * computed: a result or a range that is no number, two ranges, two units, or a comparator that leaves it open (`<10` with a range
 * from 5). A flag behind the result is not looked at.
 *
 * @param mark The decimal mark of the page; by default what result and range tell together, else a point.
 */
export function computeFlag(result: string, range: string, mark?: DecimalMark): ComputedFlag | null {
  requireArguments({ result, range, mark }, { result: aText, range: aText, mark: isOneOf(".", ",") });
  const decimals = mark ?? toldDecimalMark(`${result} ${range}`) ?? ".";
  const read = readResult(result, decimals);
  const bounds = readBounds(range, decimals);
  if (read === null || bounds === null) return null;
  if (read.unit !== null && bounds.unit !== null && normalizeUnit(read.unit) !== normalizeUnit(bounds.unit))
    return null;
  return flagOf(read.value, bounds);
}

/** A result as printed: `5.6`, `5.6 H`, `*5.6`, `5.6 mmol/L`. */
export interface ReadResult {
  readonly value: ComparedValue;
  readonly unit: string | null;
}

/** Reads a result with the flag and the unit that stand around it; null for what is no single number. */
export function readResult(text: string, mark?: DecimalMark): ReadResult | null {
  const words = text
    .replaceAll("**", "")
    .trim()
    .replace(/(?<=\d)(?=[*!↑↓])|(?<=[*!↑↓])(?=[<>\d])/g, " ")
    .split(/\s+/);
  const isFlag = (word: string | undefined): boolean =>
    word !== undefined && flagSpellings.has(word.toLowerCase().replace(/^[([](.*)[)\]]$/, "$1"));
  // A sign before a number is its own: `- 7.2`.
  while (words.length > 1 && isFlag(words[0]) && !/^[+-]+$/.test(words[0] ?? "")) words.shift();
  while (words.length > 1 && isFlag(words.at(-1))) words.pop();
  const last = words.at(-1) ?? "";
  const unit = words.length > 1 && isUnit(last) ? last : null;
  const value = readComparator((unit === null ? words : words.slice(0, -1)).join(" "), mark);
  return value === null ? null : { value, unit };
}

function flagOf(value: ComparedValue, { low, high, closed }: Bounds): ComputedFlag | null {
  const { comparator, value: number } = value;
  const isBelow = closed ? number < low : number <= low;
  const isAbove = closed ? number > high : number >= high;
  if (comparator === null) {
    if (isBelow) return "L";
    return isAbove ? "H" : "N";
  }
  if (comparator.startsWith("<")) {
    if (number <= low) return comparator === "<" || number < low || !closed ? "L" : null;
    // What is less than an upper bound is within where the range has no lower one.
    return low === Number.NEGATIVE_INFINITY && number <= high ? "N" : null;
  }
  if (number >= high) return comparator === ">" || number > high || !closed ? "H" : null;
  return high === Number.POSITIVE_INFINITY && number >= low ? "N" : null;
}

/** The one range of a text. Words and a unit may stand around it, no other number. */
function readBounds(range: string, mark: DecimalMark): Bounds | null {
  // `3.5-5.1mmol/L`: the unit is glued to the range.
  const text = range.trim().replace(/^([^\p{L}]*\d)(?=[\p{L}%‰µμ])/u, "$1 ");
  const tokens = lexCell(text, mark);
  const ranges = tokens.flatMap((token) => rangeOfToken(token, mark) ?? []);
  const [first, ...more] = ranges;
  const others = tokens.filter((token) => /^(?:number|titre|time|grade)$/.test(token.kind));
  const comparing = others.filter((token) => rangeOfToken(token, mark) !== null);
  if (first === undefined || more.length > 0 || others.length > comparing.length) return null;
  const unit = tokens.find(({ kind }) => kind === "unit")?.text ?? null;
  const { comparator, rest } = splitComparator(first);
  if (comparator !== null) {
    const bound = Number(rest);
    if (!Number.isFinite(bound)) return null;
    const closed = comparator.endsWith("=");
    if (comparator.startsWith("<")) return { low: Number.NEGATIVE_INFINITY, high: bound, closed, unit };
    return { low: bound, high: Number.POSITIVE_INFINITY, closed, unit };
  }
  const [low = Number.NaN, high = Number.NaN] = first.split("..").map(Number);
  return low <= high ? { low, high, closed: true, unit } : null;
}
