import { fold, nameWords } from "./analyte-name.js";
import type { EntryBuilder } from "./entry-builder.js";
import type { LabEntry } from "./lab-entry.js";
import { type LabToken, lexCell } from "./lex-cell.js";
import { type Column, readHeader, readRow } from "./read-columns.js";
import { readFields } from "./read-fields.js";
import { type DecimalMark, decimalMarkOf } from "./read-number.js";
import { namedColumns, transposedEntries } from "./read-transposed.js";
import { type Cell, type Separator, splitCells, withoutMarkup } from "./split-cells.js";
import { remarkWords, specimenWords } from "./words.js";

/** A laboratory report's page, read into entries. */
export interface LaboratoryPage {
  readonly mark: DecimalMark;
  readonly entries: readonly LabEntry[];
}

/** Headings that are in force. */
interface Headings {
  readonly specimen: string;
  readonly panel: string;
  readonly time: string;
}

/** Lines longer than this are no rows of a report and are not read; so the time stays linear whatever is given. */
const longestLine = 2000;

/** Reads a page of a laboratory report: lines with columns, tables, or names and fields one below the other. */
export function readLaboratoryPage(text: string): LaboratoryPage {
  const lines = text.split(/\r\n|\r|\n/).map((line) => withoutMarkup(line.length > longestLine ? "" : line));
  const mark = decimalMarkOf(text);
  const separators = separatorsOf(lines);
  const entries: EntryBuilder[] = [];
  let headings: Headings = { specimen: "", panel: "", time: "" };
  let context = contextOf(headings);
  /** A line's own specimen (`URINE   Protein 0.15`), which indented lines below share. */
  let lineSpecimen = "";
  let columns: readonly Column[] | null = null;
  let open: EntryBuilder | null = null;
  for (const [line, content] of lines.entries()) {
    if (content.trim() === "" || /^[\s|+:=_-]+$/.test(content)) {
      if (content.trim() === "") columns = columns !== null && (lines[line + 1] ?? "").trim() === "" ? null : columns;
      continue;
    }
    const separator = separators[line] ?? "space";
    const cells = splitCells(content, separator);
    const header = readHeader(cells, (piece) => lexCell(piece, mark));
    if (header !== null) {
      columns = header;
      open = null;
      continue;
    }
    if (remarkWords.has(fold(/[\p{L}]+/u.exec(content)?.[0] ?? "")) && !/^[\s*]*\S+\s{2,}/.test(content)) continue;
    const own = ownSpecimen(cells, mark);
    if (own !== null) lineSpecimen = own;
    else if (!/^\s/.test(content)) lineSpecimen = "";
    const scope = lineSpecimen === "" ? context : [...context, lineSpecimen];
    const rest = own === null ? cells : cells.slice(1);
    const reading = { cells: rest, mark, context: scope, line, open };
    const row: EntryBuilder | null =
      columns !== null && cells.length > 1 ? readRow({ ...reading, cells }, columns, separator) : null;
    const found: readonly EntryBuilder[] = row === null ? readFields(reading) : [row];
    const last = found.at(-1);
    // A name alone may be a heading of what follows, and the name of the fields below.
    const isHeading = last !== undefined && found.length === 1 && last.isHeading && last !== open && cells.length <= 2;
    if (isHeading && (last.isBare || isScope(content, mark))) {
      headings = headingsWith(headings, content, lexCell(content, mark));
      context = contextOf(headings);
    }
    for (const entry of found) if (entry !== open) entries.push(entry);
    open = last ?? open;
  }
  const named = namedColumns(lines, mark);
  const rows = new Set(named.flatMap((entry) => entry.lines));
  const read = [
    ...entries.filter((entry) => !entry.isBare).map((entry) => entry.build()),
    ...transposedEntries(lines, mark),
  ];
  return { mark, entries: [...read.filter((entry) => !entry.lines.some((line) => rows.has(line))), ...named] };
}

function contextOf({ specimen, panel, time }: Headings): readonly string[] {
  return [specimen, panel, time].filter((text) => text !== "");
}

/** Whether words name a specimen or a time. */
function isScope(text: string, mark: DecimalMark): boolean {
  return (
    nameWords(text).some(({ word }) => specimenWords.has(word)) ||
    lexCell(text, mark).some(({ kind }) => kind === "time")
  );
}

function headingsWith(headings: Headings, text: string, tokens: readonly LabToken[]): Headings {
  const hasTime = tokens.some(({ kind }) => kind === "time") || /\b(?:day|tag|jour|visit)\s?\d+\b/i.test(text);
  const words = nameWords(text);
  const hasSpecimen = words.some(({ word }) => specimenWords.has(word));
  if (hasTime) return { ...headings, time: text, ...(hasSpecimen && { specimen: text }) };
  if (hasSpecimen) return { ...headings, specimen: text, panel: "" };
  return { ...headings, panel: text };
}

/** The specimen in a line's first cell, where a name follows in the second. */
function ownSpecimen(cells: readonly Cell[], mark: DecimalMark): string | null {
  const [first, second] = cells;
  if (first === undefined || second === undefined || cells.length < 2) return null;
  const words = nameWords(first.text);
  if (words.length === 0 || !words.every(({ word }) => specimenWords.has(word))) return null;
  const next = lexCell(second.text, mark)[0];
  return next?.kind === "word" || next?.text === "Cells" ? first.text : null;
}

/** How the cells of each line are separated: a table's lines stand together. */
function separatorsOf(lines: readonly string[]): readonly Separator[] {
  let block: Separator = "space";
  return lines.map((line) => {
    if (/\|.*\||│.*│/.test(line) || (/\S\s*\|\s*\S/.test(line) && block === "pipe")) return (block = "pipe");
    if (/\S\s+\|\s+\S/.test(line)) return (block = "pipe");
    const isCsv = block === "semicolon" || block === "comma";
    if (line.trim() === "") return (block = "space");
    if (/;.*;/.test(line)) return (block = "semicolon");
    const commas = line.split(/,(?!\d)|(?<!\d),/).length - 1;
    if (commas >= 3 && !/\s{2,}/.test(line.trim()) && (block === "comma" || isHeaderLike(line)))
      return (block = "comma");
    if (isCsv && commas < 2) block = "space";
    return "space";
  });
}

function isHeaderLike(line: string): boolean {
  const cells = splitCells(line, "comma");
  return readHeader(cells, (text) => lexCell(text, ".")) !== null;
}
