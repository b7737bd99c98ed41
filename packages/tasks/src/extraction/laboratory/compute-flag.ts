import { readComparator, splitComparator } from "./read-comparator.js";

/** Below, within or above a reference range. */
export type ComputedFlag = "L" | "N" | "H";

interface Bounds {
  readonly low: number;
  readonly high: number;
  /** Whether the bounds themselves are within. */
  readonly closed: boolean;
}

/**
 * The flag that a result has by the range that is printed beside it. Null where none can be computed: a result or a range
 * that is no number, or a comparator that leaves it open (`<10` with a range from 5).
 */
export function computeFlag(result: string, range: string): ComputedFlag | null {
  const value = readComparator(result);
  const bounds = readBounds(range);
  if (value === null || bounds === null) return null;
  const { comparator, value: number } = value;
  const { low, high, closed } = bounds;
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

function readBounds(range: string): Bounds | null {
  const text = range
    .trim()
    .replace(/^[([]\s*|\s*[)\]]$/g, "")
    .replace(/−/g, "-");
  const { comparator, rest } = splitComparator(text);
  if (comparator !== null) {
    const bound = readComparator(rest)?.value;
    if (bound === undefined) return null;
    const closed = comparator.endsWith("=");
    if (comparator.startsWith("<")) return { low: Number.NEGATIVE_INFINITY, high: bound, closed };
    return { low: bound, high: Number.POSITIVE_INFINITY, closed };
  }
  const parts =
    /^([+-]?\d+(?:[.,]\d+)*)\s*(?:-|–|—|\bto\b|\bbis\b|(?<=\s)à(?=\s)|\ba\b)\s*([+-]?\d+(?:[.,]\d+)*)$/i.exec(text);
  const low = readComparator(parts?.[1] ?? "")?.value;
  const high = readComparator(parts?.[2] ?? "")?.value;
  if (low === undefined || high === undefined || low > high) return null;
  return { low, high, closed: true };
}
