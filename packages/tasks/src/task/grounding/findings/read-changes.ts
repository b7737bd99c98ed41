import { PhraseTable } from "../lexicon/phrase-table.js";
import type { Token } from "../text/tokenize.js";
import { type Change, changeWords } from "./change-words.js";

/** A course and where it is stated. */
export interface ChangeMention {
  readonly change: Change;
  readonly start: number;
  readonly end: number;
}

const table = new PhraseTable(changeWords);
const deniers: ReadonlySet<string> = new Set(
  "no not without never kein keine keinen nicht ohne pas sans aucun aucune sin no sem nao ningun ninguna nor".split(
    " ",
  ),
);

/** The courses that a segment states in words. */
export function changesIn(tokens: readonly Token[]): readonly ChangeMention[] {
  const found: ChangeMention[] = [];
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at];
    const match = token === undefined ? undefined : table.match(tokens, at);
    if (token === undefined || match === undefined) {
      at++;
      continue;
    }
    const change = match.concepts[0]?.id as Change;
    const before = tokens.slice(Math.max(0, at - 3), at).map(({ word }) => word);
    const end = tokens[at + match.length - 1]?.end ?? token.end;
    // `No new opacity` says nothing of a course, `no increase` that there is none.
    const isDenied = before.some((word) => deniers.has(word));
    const stays = isDenied && /^(?:worse|better)$/.test(change) && !/^(?:new|larger|smaller)$/.test(token.word);
    if (!isDenied) found.push({ change, start: token.start, end });
    else if (stays) found.push({ change: "unchanged", start: token.start, end });
    at += match.length;
  }
  return found;
}

const size = String.raw`(\d+(?:[.,]\d+)?)\s?(mm|cm)?`;
const fromTo = new RegExp(String.raw`\b(?:from|von|de|desde)\s${size}\s(?:to|auf|à|a|para|hasta)\s${size}`, "i");
const nowBefore = new RegExp(
  String.raw`${size}[\s,;(]{1,3}(?:previously|formerly|before|prior|was|were|compared (?:with|to)|vs\.?|versus|zuvor|vorher|vormals|auparavant|antes|previamente|anteriormente|contre|gegenüber)\s(?:\w{1,12}\s){0,2}?${size}`,
  "i",
);

const beforeNow = new RegExp(
  String.raw`\b(?:previously|formerly|initially|was|zuvor|vorher|auparavant|antes|previamente|anteriormente)\s(?:\w{1,12}\s){0,2}?${size}[\s,;(]{1,3}(?:now|currently|today|jetzt|aktuell|nun|actuellement|maintenant|actualmente|ahora|agora|atualmente)\s(?:\w{1,12}\s){0,2}?${size}`,
  "i",
);

/** The course that sizes tell: `from 12 to 19 mm`, `14 mm (previously 9 mm)`. */
export function changeOfSizes(text: string): Change | null {
  const grown = fromTo.exec(text);
  if (grown !== null) return compare([grown[1], grown[2] ?? grown[4]], [grown[3], grown[4] ?? grown[2]]);
  const then = beforeNow.exec(text);
  if (then !== null) return compare([then[1], then[2] ?? then[4]], [then[3], then[4] ?? then[2]]);
  const now = nowBefore.exec(text);
  if (now === null || (now[2] ?? now[4]) === undefined) return null;
  return compare([now[3], now[4] ?? now[2]], [now[1], now[2] ?? now[4]]);
}

type Size = readonly [value: string | undefined, unit: string | undefined];

function compare(before: Size, after: Size): Change | null {
  const inMillimetres = ([value = "", unit]: Size): number =>
    Number(value.replace(",", ".")) * (unit?.toLowerCase() === "cm" ? 10 : 1);
  const change = inMillimetres(after) - inMillimetres(before);
  if (!Number.isFinite(change)) return null;
  if (change === 0) return "unchanged";
  return change > 0 ? "worse" : "better";
}
