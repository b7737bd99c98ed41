import { isEither, isText, required } from "@medgemma/core";
import { anObject, aText, nullable, requireArguments } from "../task/arguments.js";
import { fold, nameWords } from "./laboratory/analyte-name.js";
import type { LabEntry, PrintedMark, PrintedValue } from "./laboratory/lab-entry.js";
import { rangesOf } from "./laboratory/lex-cell.js";
import { type LaboratoryPage, readLaboratoryPage } from "./laboratory/read-page.js";
import { readComparator, splitComparator } from "./laboratory/read-comparator.js";
import { readingsOf, readNumber } from "./laboratory/read-number.js";
import { normalizeUnit } from "./laboratory/units.js";
import { flagSpellings, previousWords } from "./laboratory/words.js";

/** A row of a laboratory report, as a model lists it. A field that is null or absent makes no claim. */
export interface LaboratoryRow {
  /** The analyte, with specimen, date or time where the page gives more than one: `Glucose (serum)`. */
  readonly name: string;
  readonly result: string | null;
  readonly unit?: string | null | undefined;
  readonly range?: string | null | undefined;
  readonly flag?: string | null | undefined;
  readonly specimen?: string | null | undefined;
  /** Date and time of collection, in the page's words. */
  readonly collected?: string | null | undefined;
}

export type LaboratoryRowField = "name" | "result" | "unit" | "range" | "flag";

/** Whether a row stands on the page. */
export interface LaboratoryRowCheck {
  readonly grounded: boolean;
  /** Fields that are not on the page for this analyte, specimen and time. */
  readonly wrong: readonly LaboratoryRowField[];
  /** Lines of the page that the row was compared with, from 0. */
  readonly lines: readonly number[];
}

/**
 * Looks for a row on its page: result (with comparator and sign), unit, range and flag must all be printed for this
 * analyte, specimen and time. Values are never converted. What does not count: spaces, case, `µ` and `u`, bold type,
 * thousands separators, decimal comma and zeros at the end.
 *
 * @param page The page's text, or the page as read by `readLaboratoryPage` when many rows are checked.
 *
 * @throws {InvalidArgumentError} for a row or a page of another type.
 */
export function checkLaboratoryRow(row: LaboratoryRow, page: string | LaboratoryPage): LaboratoryRowCheck {
  requireArguments({ row, page }, { row: anObject(requireRow), page: required(isEither(isText, anObject())) });
  const read = typeof page === "string" ? readLaboratoryPage(page) : page;
  const candidates = candidatesFor(row, read);
  let best: LaboratoryRowCheck = { grounded: false, wrong: ["name"], lines: [] };
  for (const { entry, value } of candidates) {
    const wrong = wrongFields(row, { entry, value, page: read });
    if (wrong.length === 0) return { grounded: true, wrong, lines: entry.lines };
    if (best.lines.length === 0 || wrong.length < best.wrong.length)
      best = { grounded: false, wrong, lines: entry.lines };
  }
  return best;
}

function requireRow({ name, result, unit, range, flag, specimen, collected }: Readonly<Record<string, unknown>>): void {
  const field = nullable(isText);
  requireArguments(
    { name, result, unit, range, flag, specimen, collected },
    { name: aText, result: field, unit: field, range: field, flag: field, specimen: field, collected: field },
  );
}

interface Candidate {
  readonly entry: LabEntry;
  /** Null for a result that is words, or none. */
  readonly value: PrintedValue | null;
}

function candidatesFor(row: LaboratoryRow, { entries }: LaboratoryPage): readonly Candidate[] {
  const words = nameWords([row.name, row.specimen, row.collected].filter(Boolean).join(" ")).map(({ word }) => word);
  let fewest = Number.POSITIVE_INFINITY;
  let found: Candidate[] = [];
  for (const entry of entries) {
    const extra = extraWords(entry, words);
    if (extra === null || extra > fewest) continue;
    const fitting = valuesFor(entry, words);
    if (fitting.length === 0) continue;
    if (extra < fewest) found = [];
    fewest = extra;
    found.push(...fitting.map((value) => ({ entry, value })));
  }
  return found;
}

/** How many words of the entry's name the row leaves out; null where it leaves out one that counts. */
function extraWords({ nameWords: own }: LabEntry, words: readonly string[]): number | null {
  const left = own.filter(({ word }) => !words.includes(word));
  if (left.some(({ isSoft }) => !isSoft) || left.length === own.length) return null;
  return left.length;
}

/** Words that may be added to a name without saying more. */
const fillers: ReadonlySet<string> = new Set(
  "level test the of in on at and result value collected date time".split(" "),
);

/** The results of an entry for which all of the row's words are there: in name, headings or the result's own label. */
function valuesFor(entry: LabEntry, words: readonly string[]): readonly (PrintedValue | null)[] {
  const around = new Set([...entry.nameWords, ...nameWords(entry.context.join(" "))].map(({ word }) => word));
  const holds = (label: string): boolean => {
    const own = new Set(nameWords(label).map(({ word }) => word));
    return words.every((word) => around.has(word) || own.has(word) || fillers.has(word));
  };
  const values = entry.values.filter(
    ({ context, isPrevious }) => holds(context) && (!isPrevious || words.some((word) => previousWords.has(word))),
  );
  return holds("") ? [...values, null] : values;
}

interface Place extends Candidate {
  readonly page: LaboratoryPage;
}

function wrongFields(row: LaboratoryRow, place: Place): readonly LaboratoryRowField[] {
  const wrong: LaboratoryRowField[] = [];
  if (isGiven(row.result) && !hasResult(row.result, place)) wrong.push("result");
  if (isGiven(row.unit) && !hasUnit(row.unit, place)) wrong.push("unit");
  if (isGiven(row.range) && !hasRange(row.range, place)) wrong.push("range");
  if (isGiven(row.flag) && !hasFlag(row.flag, place)) wrong.push("flag");
  return wrong;
}

function isGiven(text: string | null | undefined): text is string {
  return typeof text === "string" && text.trim() !== "";
}

function hasResult(result: string, { entry, value, page }: Place): boolean {
  const text = result.replaceAll("**", "").trim();
  if (value !== null) return sameValue(text, value, page);
  const words = fold(text).replace(/^\((.*)\)$/, "$1");
  return entry.texts[0] !== undefined && fold(entry.texts[0]) === words;
}

function sameValue(result: string, printed: PrintedValue, { mark }: LaboratoryPage): boolean {
  const squeeze = (text: string): string =>
    fold(text).replace(/\s+/g, "").replace(/[−–]/g, "-").replace("≤", "<=").replace("≥", ">=");
  if (squeeze(result) === squeeze(printed.text)) return true;
  const unitless = printed.unit === null ? result : withoutUnit(result, printed.unit);
  const own = splitComparator(unitless);
  const other = splitComparator(printed.text);
  if (own.comparator !== other.comparator) return false;
  if (readComparator(unitless) === null || readComparator(printed.text) === null) return false;
  const value = readNumber(other.rest.replace("−", "-"), mark);
  return readingsOf(own.rest.replace("−", "-"), mark).includes(value);
}

function withoutUnit(result: string, unit: string): string {
  const number = /^[<>≤≥=\s]*[-+−]?[\d.,'’]+/.exec(result)?.[0] ?? result;
  return normalizeUnit(result.slice(number.length)) === normalizeUnit(unit) ? number.trim() : result;
}

function hasUnit(unit: string, { entry, value }: Place): boolean {
  const printed = value?.unit ?? entry.unit;
  return printed !== null && normalizeUnit(printed) === normalizeUnit(unit);
}

/** Marks that are the result's: those behind it, or of the whole entry. */
function marksFor(marks: readonly PrintedMark[], { entry, value }: Place): readonly PrintedMark[] {
  const { values } = entry;
  if (value === null || values.length < 2) return marks;
  const place = values.indexOf(value) + 1;
  const units = new Set(values.map(({ unit }) => unit));
  const isShared = units.size === 1 && marks.every(({ after }) => after === 0 || after === values.length);
  return isShared ? marks : marks.filter(({ after }) => after === 0 || after === place);
}

function hasRange(range: string, place: Place): boolean {
  const { entry, page } = place;
  const claimed = rangesOf(range, page.mark);
  if (claimed.length === 0) {
    // A bare number is no range, and words must be those of the entry.
    return !/^\W*[\d.,]+\W*$/.test(range) && entry.texts.slice(1).some((text) => fold(text) === fold(range));
  }
  const printed = new Set(marksFor(entry.ranges, place).map(({ text }) => text));
  return claimed.every((each) => printed.has(each));
}

function hasFlag(flag: string, place: Place): boolean {
  const folded = fold(flag.replace(/^[([](.*)[)\]]$/, "$1"));
  const spelling = flagSpellings.get(folded) ?? folded;
  return marksFor(place.entry.flags, place).some(({ text }) => text === spelling);
}
