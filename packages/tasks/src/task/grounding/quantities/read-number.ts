import type { Language } from "../text/language.js";
import type { Token } from "../text/tokenize.js";
import { numberWords } from "./number-words.js";

/** A number and how it was written. */
export interface ReadNumber {
  readonly value: number;
  /** Tokens that it takes. */
  readonly length: number;
  /** Digits after the decimal mark, 0 for whole numbers. */
  readonly decimals: number;
  readonly spelled: boolean;
}

/**
 * The value of digits with decimal mark and thousands separators: `.5` is 0.5, `1,200` is 1200 in English and 1.2 in the
 * other languages, `1.200` the other way round. Undefined for dates and for what else is no number.
 */
function parseNumeral(text: string, language: Language = "en"): { value: number; decimals: number } | undefined {
  const sign = text.startsWith("-") ? -1 : 1;
  let digits = text.replace(/^-/, "");
  const english = language === "en";
  const both = /^\d{1,3}(?:([.,])\d{3})+(?:([.,])\d+)?$/.exec(digits);
  if (both !== null && (both[2] === undefined ? both[1] === (english ? "," : ".") : both[1] !== both[2])) {
    const [thousands = "", rest = ""] = both[2] === undefined ? [digits] : splitLast(digits, both[2]);
    digits = thousands.replace(/[.,]/g, "") + (rest === "" ? "" : `.${rest}`);
  } else digits = digits.replace(",", ".");
  if (!/^\d*\.?\d+$/.test(digits)) return undefined;
  const dot = digits.indexOf(".");
  return { value: sign * Number(digits), decimals: dot < 0 ? 0 : digits.length - dot - 1 };
}

function splitLast(text: string, mark: string): readonly [string, string] {
  const at = text.lastIndexOf(mark);
  return [text.slice(0, at), text.slice(at + 1)];
}

/** Reads the number that begins at a token, in digits or in words. */
export function readNumber(tokens: readonly Token[], at: number, language: Language): ReadNumber | undefined {
  const token = tokens[at];
  if (token === undefined) return undefined;
  if (token.kind === "number") {
    const numeral = parseNumeral(token.word, language);
    if (numeral === undefined) return undefined;
    // A thin or fixed space between groups of three digits.
    let { value } = numeral;
    let length = 1;
    while (Number.isInteger(value) && isGroup(tokens[at + length - 1], tokens[at + length])) {
      value = value * 1000 + Number(tokens[at + length]?.word);
      length++;
    }
    return { value, length, decimals: numeral.decimals, spelled: false };
  }
  if (token.kind !== "word") return undefined;
  const words = numberWords[language];
  let value = words.get(token.word);
  if (value === undefined) return undefined;
  let length = 1;
  for (; length < 6; length++) {
    const word = tokens[at + length]?.word;
    const joint = word === "and" || word === "y" || word === "e" || word === "et";
    // `one and a half`.
    const article = joint && tokens[at + length + 1]?.word === "a" ? 1 : 0;
    const next = words.get((joint ? tokens[at + length + 1 + article]?.word : word) ?? "");
    if (next === undefined || !joins(value, next, joint)) break;
    value = next >= 100 ? value * next : value + next;
    if (joint) length += 1 + article;
  }
  return { value, length, decimals: 0, spelled: true };
}

function joins(value: number, next: number, joint: boolean): boolean {
  if (next >= 100) return value < next && !joint && value !== 0.5;
  if (next === 0.5) return joint && value < 20;
  return (
    (value % 100 === 0 && value > 0 && next >= 1) ||
    (value >= 20 && value % 10 === 0 && value < 100 && next < 10 && next >= 1)
  );
}

function isGroup(before: Token | undefined, token: Token | undefined): boolean {
  return (
    token?.kind === "number" &&
    /^\d{3}$/.test(token.word) &&
    before !== undefined &&
    token.start === before.end + 1 &&
    token.spaced
  );
}
