import type { Token } from "../text/tokenize.js";
import type { Unit } from "./units.js";

/** `2/52`, `3/12`, `5/7`: weeks, months, days; `38/40`: weeks of pregnancy. */
const periods: Readonly<Record<string, Unit>> = {
  "52": { dimension: "days", factor: 7 },
  "40": { dimension: "days", factor: 7 },
  "12": { dimension: "months", factor: 1 },
  "7": { dimension: "days", factor: 1 },
};

/** A period of a note that a slash makes, after the number. */
export function shortPeriod(tokens: readonly Token[], at: number, value: number): Unit | undefined {
  const period = periods[tokens[at + 1]?.text ?? ""];
  if (tokens[at]?.text !== "/" || !tokens[at].glued || period === undefined || value > 42) return undefined;
  const before = tokens[at - 2]?.word ?? "";
  const told = /^(?:for|in|x|since|after|every|over|of|last|past|next|at|within|a|the)$/.test(before);
  if (told || tokens[at + 1]?.text === "52") return period;
  return isShortPeriod(tokens, at, value) ? period : undefined;
}

/** `5/7` and `3/12` after other words, where they are no score, no date and no sharpness of sight. */
function isShortPeriod(tokens: readonly Token[], at: number, value: number): boolean {
  const below = Number(tokens[at + 1]?.text);
  if (below === 40 || value > below || tokens[at + 2]?.text === "/") return false;
  const near = tokens.slice(Math.max(0, at - 7), at - 1).map(({ word }) => word);
  if (/^(?:on|dated?|by|until|till|from|score|scored|scores)$/.test(near.at(-1) ?? "")) return false;
  return (
    !near.some((word) =>
      /^(?:va|visual|acuity|vision|sight|snellen|eyes?|apgar|power|pain|score|gcs|nerves?)$/.test(word),
    ) && !/^(?:od|os|re|le|right|left|in)$/.test(tokens[at + 2]?.word ?? "")
  );
}

/** `34+2`, `34+2 weeks`, `34 weeks and 2 days`: weeks and days of pregnancy. */
export function gestation(
  tokens: readonly Token[],
  at: number,
  weeks: number,
): { days: number; length: number } | undefined {
  if (weeks < 4 || weeks > 43) return undefined;
  const plus = tokens[at]?.text === "+" && tokens[at].glued && tokens[at + 1]?.glued === true;
  const week = /^(?:weeks?|wks?|wochen|semanas|semaines|ssw)$/;
  if (plus) {
    const days = dayNumber(tokens[at + 1]);
    if (days === undefined) return undefined;
    const unit = week.test(tokens[at + 2]?.word ?? "") ? 1 : 0;
    return { days, length: 2 + unit };
  }
  if (!week.test(tokens[at]?.word ?? "")) return undefined;
  const joint = /^(?:and|und|et|y|e|plus)$/.test(tokens[at + 1]?.word ?? "") ? 1 : 0;
  const days = dayNumber(tokens[at + 1 + joint]);
  if (days === undefined || !/^(?:days?|tage?|jours?|dias?)$/.test(tokens[at + 2 + joint]?.word ?? ""))
    return undefined;
  return { days, length: 3 + joint };
}

function dayNumber(token: Token | undefined): number | undefined {
  return /^[0-6]$/.test(token?.text ?? "") ? Number(token?.text) : undefined;
}
