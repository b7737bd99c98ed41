import { splitComparator } from "./read-comparator.js";
import { type DecimalMark, readNumber } from "./read-number.js";

/** A range or a compared number in one spelling: `3,5 bis 5,1` is `3.5..5.1`, `< 0,50` is `<0.5`, `<1:80` itself. */
export function normalizeRange(text: string, mark: DecimalMark): string {
  const { comparator, rest } = splitComparator(text.replace(/[−]/g, "-"));
  const titre = /^1\s?[:/]\s?(\d+)$/.exec(rest);
  if (titre !== null) return `${comparator ?? ""}1:${titre[1] ?? ""}`;
  const bounds = /^([-+]?[\d.,'’\s]*\d)\s*(?:-|–|—|‐|‑|\.\.|~|to|bis|à|até|a)\s*([-+]?\d[\d.,'’\s]*)$/i.exec(rest);
  if (bounds === null) return `${comparator ?? ""}${normalNumber(rest, mark)}`;
  return `${normalNumber(bounds[1] ?? "", mark)}..${normalNumber(bounds[2] ?? "", mark)}`;
}

function normalNumber(text: string, mark: DecimalMark): string {
  const value = readNumber(text.replace(/^\+/, ""), mark);
  return Number.isFinite(value) ? String(value) : text.trim();
}
