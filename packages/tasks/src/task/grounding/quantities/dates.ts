import type { Token } from "../text/tokenize.js";
import type { CalendarDate } from "./quantity.js";

/** Names of the months, and their abbreviations, in normal form; in all languages at once. */
const monthNames = (
  "january jan januar janner janvier janv enero ene janeiro;february feb februar fevrier fevr febrero fevereiro fev;" +
  "march mar marz mars marzo marco mrz;april apr avril avr abril abr;may mai mayo maio;june jun juni juin junio junho;" +
  "july jul juli juillet juil julio julho;august aug aout agosto ago;september sep sept septembre septiembre setembro set;" +
  "october oct oktober okt octobre octubre outubro out;november nov novembre noviembre novembro;" +
  "december dec dezember dez decembre diciembre dic dezembro"
).split(";");

const months: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, index) => names.split(" ").map((name) => [name, index + 1] as const)),
);

/** Month names that are common words in small letters. */
const ambiguous: ReadonlySet<string> = new Set("may mar march set out ago mars jan dec abr ene fev".split(" "));

/** Whether a word names a month. */
export function isMonth(word: string): boolean {
  return months.has(word);
}

export interface ReadDate {
  readonly dates: readonly CalendarDate[];
  readonly length: number;
}

/** Reads a date that begins at a token: `2024-03-14`, `14.3.2024`, `14th of March 2024`, `March 14`, `10/2021`. */
export function readDate(tokens: readonly Token[], at: number): ReadDate | undefined {
  const first = tokens[at];
  if (first === undefined) return undefined;
  if (first.kind === "number") return numericDate(tokens, at) ?? dayFirst(tokens, at);
  if (first.kind !== "word") return undefined;
  const month = monthOf(first);
  if (month === undefined) return undefined;
  const dot = tokens[at + 1]?.text === "." ? 1 : 0;
  const day = dayOf(tokens[at + 1 + dot]);
  if (day !== undefined) {
    let length = 2 + dot;
    if (/^(?:st|nd|rd|th)$/.test(tokens[at + length]?.word ?? "")) length++;
    const comma = tokens[at + length]?.text === "," ? 1 : 0;
    const year = yearOf(tokens[at + length + comma]);
    if (year !== undefined) return { dates: [{ year, month, day }], length: length + comma + 1 };
    return { dates: [{ month, day }], length };
  }
  let next = at + 1 + dot;
  if (/^(?:of|de|del|do)$/.test(tokens[next]?.word ?? "") || tokens[next]?.text === ",") next++;
  const year = yearOf(tokens[next]);
  if (year !== undefined) return { dates: [{ year, month }], length: next + 1 - at };
  // A month alone has to look like a name.
  if (ambiguous.has(first.word) && !/^\p{Lu}/u.test(first.text)) return undefined;
  if (first.word === "may" && at === 0) return undefined;
  if (first.word.length < 4 && first.word !== "may" && first.word !== "mai") return undefined;
  return { dates: [{ month }], length: 1 };
}

function numericDate(tokens: readonly Token[], at: number): ReadDate | undefined {
  const { text = "" } = tokens[at] ?? {};
  const iso = /^(\d{4})[-/](\d{2})(?:[-/](\d{2}))?$/.exec(text);
  if (iso !== null) {
    const date = {
      year: Number(iso[1]),
      month: Number(iso[2]),
      ...(iso[3] === undefined ? {} : { day: Number(iso[3]) }),
    };
    return isDate(date) ? { dates: [date], length: 1 } : undefined;
  }
  const parts = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text);
  if (parts !== null) {
    const [first, second] = [Number(parts[1]), Number(parts[3])];
    const year = fullYear(Number(parts[4]), parts[4]?.length ?? 4);
    const dates = [{ year, month: second, day: first }];
    // Only in English, and with strokes, may the month come first.
    if (parts[2] === "/" && first !== second) dates.push({ year, month: first, day: second });
    const real = dates.filter(isDate);
    return real.length > 0 ? { dates: real, length: 1 } : undefined;
  }
  const [, slash, year] = tokens.slice(at, at + 3);
  if (
    /^\d{1,2}$/.test(text) &&
    slash?.text === "/" &&
    slash.glued &&
    year?.glued === true &&
    yearOf(year) !== undefined
  ) {
    const date = { year: yearOf(year) ?? 0, month: Number(text) };
    return isDate(date) ? { dates: [date], length: 3 } : undefined;
  }
  return undefined;
}

/** `14 March 2024`, `14th of March`, `3. Mai`, `3 de mayo de 2023`. */
function dayFirst(tokens: readonly Token[], at: number): ReadDate | undefined {
  const day = dayOf(tokens[at]);
  if (day === undefined) return undefined;
  let next = at + 1;
  if (tokens[next]?.text === "." || /^(?:st|nd|rd|th|er)$/.test(tokens[next]?.word ?? "")) next++;
  if (/^(?:of|de|del|do)$/.test(tokens[next]?.word ?? "")) next++;
  const month = tokens[next] === undefined ? undefined : monthOf(tokens[next] as Token);
  if (month === undefined) return undefined;
  // `24 out of 30`; `out` is short for October in Portuguese.
  if (tokens[next]?.word === "out" && tokens[next + 1]?.word === "of") return undefined;
  next++;
  if (tokens[next]?.text === "." && yearOf(tokens[next + 1]) !== undefined) next++;
  if (/^(?:of|de|del|do)$/.test(tokens[next]?.word ?? "") || tokens[next]?.text === ",") {
    if (yearOf(tokens[next + 1]) !== undefined) next++;
  }
  const year = yearOf(tokens[next]);
  if (year === undefined) return { dates: [{ month, day }], length: next - at };
  return { dates: [{ year, month, day }], length: next + 1 - at };
}

/** A year as a number alone, 1900 to 2099. */
export function yearOf(token: Token | undefined): number | undefined {
  return token?.kind === "number" && /^(?:19|20)\d{2}$/.test(token.text) ? Number(token.text) : undefined;
}

function monthOf(token: Token): number | undefined {
  return token.kind === "word" ? months.get(token.word) : undefined;
}

function dayOf(token: Token | undefined): number | undefined {
  if (token?.kind !== "number" || !/^\d{1,2}$/.test(token.text)) return undefined;
  const day = Number(token.text);
  return day >= 1 && day <= 31 ? day : undefined;
}

function isDate({ year = 2000, month = 1, day = 1 }: CalendarDate): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && year >= 1850 && year < 2150;
}

function fullYear(year: number, digits: number): number {
  if (digits === 4) return year;
  return year + (year > 50 ? 1900 : 2000);
}

/** Whether two dates may be the same: every part of the first is in the second. */
export function coversDate(stated: CalendarDate, known: CalendarDate): boolean {
  return (
    (stated.year === undefined || stated.year === known.year) &&
    (stated.month === undefined || stated.month === known.month) &&
    (stated.day === undefined || stated.day === known.day)
  );
}
