import { decimalMarkOf } from "./laboratory/read-number.js";

/** A number as texts have it: `1,200`, `7.50`, `7,5`, `.5`; several dots or commas are a date or a version. */
const number = /\d+(?:[.,]\d+)*|(?<![\d.,])[.,]\d+/g;

/**
 * The numbers of a text by value: `1,000` is 1000, `7,5` and `7.50` are 7.5, `.5` is 0.5. Where decimals have a comma, `1,000` is 1. A minus sign counts where it stands before
 * a number and behind nothing that it could join to it: `-9.1` is below zero, and `3-5` is a range.
 */
export function numbersIn(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  const group = decimalMarkOf(text) === "," ? "." : ",";
  const groups = group === "," ? /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/ : /^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/;
  for (const { 0: digits, index } of text.matchAll(number)) {
    const plain = groups.test(digits) ? digits.replaceAll(group, "").replace(",", ".") : digits.replace(",", ".");
    const value = Number(plain);
    if (!Number.isFinite(value)) {
      // Such as 1.2.2024: not one number, but each of its parts.
      for (const part of digits.split(/[.,]/)) found.add(Number(part));
    } else found.add(isNegative(text, index) ? -value : value);
  }
  return found;
}

function isNegative(text: string, at: number): boolean {
  return /[-−]/.test(text[at - 1] ?? "") && /[\s([=:<>≤≥|]/.test(text[at - 2] ?? " ");
}
