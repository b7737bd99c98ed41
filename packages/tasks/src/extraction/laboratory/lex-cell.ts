import { normalizeRange } from "./normalize-range.js";
import type { DecimalMark } from "./read-number.js";
import { splitComparator } from "./read-comparator.js";
import { flagSpellings } from "./words.js";
import { isUnit, powers } from "./units.js";

/** A piece of a cell. `time` is a date or a time of day; `titre` is `1:320`. */
export interface LabToken {
  readonly kind: "word" | "number" | "titre" | "range" | "unit" | "time" | "grade" | "mark";
  readonly text: string;
  /** How many brackets are open around it. */
  readonly depth: number;
  /** Place in the cell. */
  readonly at: number;
}

const months =
  "jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|mai|juin|juil|aout|août|okt|dez|ene|abr|ago|dic|fev|fév|avr|set|out|märz|mär|mrz";
const num = "\\d+(?:[.,'’]\\d+)*(?:[\\u00a0\\u202f]\\d{3}(?!\\d))*";
const sign = "[-+−]?\\s?";
const compare = "(?:<\\s?=?|>\\s?=?|=<|=>|≤|≥|⩽|⩾)";
const words =
  "(?:up to|bis zu|bis|less than|more than|greater than|below|above|under|over|max\\.?|hasta|até|jusqu['’]?à|at most|at least)";

const patterns: readonly (readonly [LabToken["kind"] | "space", RegExp])[] = [
  ["space", /\s+/y],
  [
    "time",
    new RegExp(
      `\\d{4}-\\d{2}-\\d{2}(?:[T ]\\d{2}:\\d{2}(?::\\d{2})?)?|\\d{1,2}([./-])\\d{1,2}\\1\\d{2,4}(?!\\d)|\\d{1,2}[. -]{1,2}(?:${months})[a-zé]*\\.?(?:[ -]\\d{2,4}(?![\\d.,:]))?|(?:${months})[a-z]*\\.? \\d{1,2}(?:, \\d{4})?(?![\\d.,])|\\d{2}:\\d{2}(?::\\d{2})?(?:\\s?(?:am|pm|uhr|h)\\b)?|\\d{1,2}/\\d{1,2}(?![\\d/])|\\d{1,2}\\.\\d{1,2}\\.(?!\\d)`,
      "iy",
    ),
  ],
  ["unit", /[x×*]?\s?10\s?(?:\^|\*\*?|e)\s?\d{1,2}(?:\s?\/\s?[a-zµμ]+\d?)?/iy],
  ["unit", /mL\s?\/\s?min(?:\s?(?:\/|per)\s?1[.,]73\s?(?:sq\.?\s?)?m(?:\^?2|²)?)?(?![\p{L}\d])/iuy],
  ["unit", /[a-zµμ]{1,6}\s?\/\s?24\s?h(?:rs?|ours?)?(?![\p{L}\d])/iuy],
  ["titre", new RegExp(`(?:${compare}\\s?)?1\\s?[:/]\\s?\\d{1,6}(?![\\d:])`, "y")],
  [
    "range",
    new RegExp(
      `[-+−]?${num}\\s*(?:-|–|—|−|‐|‑|\\bto\\b|\\bbis\\b|(?<=\\s)à(?=\\s)|\\ba\\b|\\baté(?=\\s)|\\.\\.|~)\\s*[-+−]?${num}(?![\\p{L}\\d])`,
      "iuy",
    ),
  ],
  ["number", new RegExp(`${compare}\\s*${sign}${num}|${words}\\s${num}`, "iy")],
  ["grade", /[1-4]?\+{1,4}(?![\d\w])|\(\+{1,3}\)/y],
  ["number", new RegExp(`[-+−]${num}`, "y")],
];

const numberAt = new RegExp(num, "y");
const chunkAt = /[^\s()[\]{}|,;:=<>≤≥]+/y;

/** Reads a cell piece by piece; every piece is looked at a fixed number of times. */
export function lexCell(cell: string, mark: DecimalMark): readonly LabToken[] {
  const text = powers(cell);
  const tokens: LabToken[] = [];
  let depth = 0;
  let at = 0;
  const push = (kind: LabToken["kind"], piece: string): void => {
    const last = tokens.at(-1);
    // `1 250` is one number where that is how thousands are written.
    const isGroup =
      kind === "number" && /^\d{3}$/.test(piece) && last?.kind === "number" && /^[<>]?[1-9]\d{0,2}$/.test(last.text);
    if (isGroup && last.at + last.text.length + 1 === at && (mark === "," || last.at === 0)) {
      tokens[tokens.length - 1] = { ...last, text: `${last.text}${piece}` };
    } else tokens.push({ kind, text: piece, depth, at });
    at += piece.length;
  };
  while (at < text.length) {
    const found = firstMatch(text, at);
    if (found !== null) {
      if (found.kind === "space") at += found.piece.length;
      else if (found.kind === "number" && splitComparator(found.piece).comparator !== null && depth === 0)
        push("number", found.piece);
      else push(found.kind, found.piece);
      continue;
    }
    const char = text[at] ?? "";
    if ("([{".includes(char)) {
      depth++;
      at++;
    } else if (")]}".includes(char)) {
      depth = Math.max(0, depth - 1);
      at++;
    } else if (/\d/.test(char)) lexDigits(text, at, push);
    else {
      const chunk = matchAt(chunkAt, text, at) ?? char;
      if (/^[\p{L}µμ°%‰/]/u.test(chunk)) push(isUnit(chunk) ? "unit" : "word", chunk);
      else push("mark", chunk);
    }
  }
  return tokens;
}

/** A number, a number with its unit or flag glued to it, or a word that begins with digits (`25-OH`). */
function lexDigits(text: string, at: number, push: (kind: LabToken["kind"], piece: string) => void): void {
  const number = matchAt(numberAt, text, at) ?? text[at] ?? "";
  const rest = matchAt(chunkAt, text, at + number.length) ?? "";
  const isPlain = rest === "" || isUnit(rest) || flagSpellings.has(rest.toLowerCase()) || !/^[-–]?\p{L}/u.test(rest);
  if (isPlain) push("number", number);
  else push("word", number + rest);
}

function firstMatch(
  text: string,
  at: number,
): { readonly kind: LabToken["kind"] | "space"; readonly piece: string } | null {
  const before = text[at - 1] ?? " ";
  for (const [kind, pattern] of patterns) {
    const piece = matchAt(pattern, text, at);
    if (piece === undefined || piece === "") continue;
    // `K+` and `NT-1`: a sign after a letter or a digit belongs to that.
    if (
      (kind === "number" || kind === "grade") &&
      /^[-+−]/.test(piece) &&
      /[\p{L}\d]/u.test(before) &&
      kind !== "grade"
    )
      continue;
    if (kind === "unit" && /^\d/.test(piece) && /[\d.,]/.test(before)) continue;
    return { kind, piece };
  }
  return null;
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}

/** The ranges of a text in one spelling; a comparator with a number is one, too. */
export function rangesOf(text: string, mark: DecimalMark): readonly string[] {
  return lexCell(text, mark).flatMap((token) => {
    const range = rangeOfToken(token, mark);
    return range === null ? [] : [range];
  });
}

/** A token as a range in one spelling, or null. */
export function rangeOfToken({ kind, text }: LabToken, mark: DecimalMark): string | null {
  if (kind === "range" || kind === "titre") return normalizeRange(text, mark);
  if (kind !== "number" || splitComparator(text).comparator === null) return null;
  return normalizeRange(text, mark);
}
