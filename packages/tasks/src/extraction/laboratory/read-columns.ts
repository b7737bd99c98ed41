import { fold } from "./analyte-name.js";
import { EntryBuilder } from "./entry-builder.js";
import { type LabToken, lexCell, rangeOfToken } from "./lex-cell.js";
import type { LineReading } from "./read-fields.js";
import { normalizeRange } from "./normalize-range.js";
import type { Cell, Separator } from "./split-cells.js";
import { type ColumnKind, headerWords, specimenWords } from "./words.js";

/** A column of a table, from its heading. */
export interface Column {
  readonly kind: ColumnKind;
  readonly start: number;
  readonly end: number;
  /** Words of the heading that tell a result's column from others: a date, a specimen. */
  readonly context: string;
  /** A unit in the heading: `Result (mmol/L)`. */
  readonly unit: string | null;
}

/** Reads a line as the heading of a table; null where it is none. */
export function readHeader(
  cells: readonly Cell[],
  tokensOf: (text: string) => readonly LabToken[],
): readonly Column[] | null {
  if (cells.length < 2) return null;
  let known = 0;
  let contexts = 0;
  const columns: Column[] = [];
  for (const [index, { text, start, end }] of cells.entries()) {
    const tokens = tokensOf(text);
    const unit = tokens.find(({ kind, depth }) => kind === "unit" && depth > 0)?.text ?? null;
    const words = fold(text.replace(/\([^)]*\)|\[[^\]]*\]/g, "")).replace(/:$/, "");
    const kind = headerWords.get(words) ?? headerWords.get(fold(text));
    const isTime =
      tokens.some((token) => token.kind === "time") ||
      /^(?:day|tag|jour|dia|visit|week|month|sample|baseline)\s?\d*$/.test(words);
    const isSpecimen = specimenWords.has(words);
    if (kind !== undefined) known++;
    else if (isTime || isSpecimen) contexts++;
    else if (tokens.some((token) => token.kind !== "word")) return null;
    else if (index > 0 && text !== "") return null;
    const given = { start, end, unit };
    if (kind !== undefined) columns.push({ ...given, kind, context: kind === "previous" ? text : "" });
    else
      columns.push({
        ...given,
        kind: isTime || isSpecimen ? "result" : "name",
        context: isTime || isSpecimen ? text : "",
      });
  }
  const isHeader = known >= 2 || (known >= 1 && contexts >= 1) || contexts >= 2;
  if (!isHeader) return null;
  // A first column without a known heading (`CLINICAL CHEMISTRY`) is that of the names.
  if (!columns.some(({ kind }) => kind === "name")) {
    if (columns[0]?.kind === "result" && columns[0].context !== "") {
      return [{ kind: "name", start: -2, end: -1, context: "", unit: null }, ...columns];
    }
    return null;
  }
  return columns;
}

/** Reads a line by the columns of its table; null where the cells do not fit what the headings say. */
export function readRow(
  { cells, mark, context, line, open }: LineReading,
  columns: readonly Column[],
  separator: Separator,
): EntryBuilder | null {
  const placed = place(cells, columns, separator);
  if (placed === null) return null;
  const named = placed.some(({ column }) => column.kind === "name");
  if (!named && open === null) return null;
  const entry = named ? new EntryBuilder(context) : open;
  if (entry === null) return null;
  for (const { cell, column } of placed) {
    if (cell.text === "") continue;
    const tokens = lexCell(cell.text, mark);
    if (!fits(column.kind, tokens)) return null;
  }
  entry.addLine(line);
  let low: string | null = null;
  const sorted = placed.toSorted((a, b) => order(a.column) - order(b.column));
  for (const { cell, column } of sorted) {
    const { text } = cell;
    if (text === "" || /^[-–—.]$/.test(text)) continue;
    const tokens = lexCell(text, mark);
    if (column.kind === "name") entry.addName(text);
    else if (column.kind === "result" || column.kind === "previous") addResult(entry, { text, tokens, column });
    else if (column.kind === "unit") entry.addUnitToAll(text);
    else if (column.kind === "low") low = text;
    else if (column.kind === "high" && low !== null) entry.addRange(normalizeRange(`${low} - ${text}`, mark));
    else if (column.kind === "flag") entry.addFlag(text.replace(/^[([](.*)[)\]]$/, "$1"));
    else if (column.kind === "range" || column.kind === "high") {
      for (const token of tokens) {
        const range = rangeOfToken(token, mark);
        if (range !== null) entry.addRange(range);
        // A flag that has no heading stands behind the range.
        else if (/^[HLNAEBT*!+]{1,2}$|^-$|^(?:HIGH|LOW|high|low|High|Low)$/.test(token.text)) entry.addFlag(token.text);
      }
      if (!/\d/.test(text)) {
        if (!entry.hasResult) entry.addText("");
        entry.addText(fold(text));
      }
    }
  }
  return entry;
}

/** Results before their units. */
function order({ kind }: Column): number {
  return ["name", "result", "unit", "low", "high", "range", "flag", "previous", "other"].indexOf(kind);
}

function addResult(
  entry: EntryBuilder,
  { text, tokens, column }: { readonly text: string; readonly tokens: readonly LabToken[]; readonly column: Column },
): void {
  const value = tokens.find(({ kind }) => kind === "number" || kind === "titre" || kind === "range");
  if (value === undefined) {
    entry.addText(fold(text));
    return;
  }
  entry.addLabel(column.context, column.kind === "previous");
  entry.addValue(value.text);
  for (const token of tokens) {
    if (token === value) continue;
    if (token.kind === "unit") entry.addUnit(token.text);
    else if (token.kind === "range" && token !== value) entry.addRange(token.text);
    else if (token.kind === "word" && token.at < value.at) entry.addText(fold(token.text));
    else entry.addFlag(token.text);
  }
  if (column.unit !== null) entry.addUnit(column.unit);
}

/** Whether a cell can stand in a column of this kind. */
function fits(kind: ColumnKind, tokens: readonly LabToken[]): boolean {
  const isNumeric = tokens.length > 0 && tokens.every((token) => token.kind === "number" || token.kind === "range");
  if (kind === "unit" || kind === "flag") return !isNumeric;
  if (kind === "name")
    return tokens.some((token) => token.kind === "word" || token.kind === "unit" || token.kind === "number");
  if (kind === "result" || kind === "previous")
    return !tokens.every((token) => token.kind === "unit") || tokens.length === 0;
  return true;
}

interface Placed {
  readonly cell: Cell;
  readonly column: Column;
}

/** Which cell stands in which column: by number where empty cells are kept, else by what is above. */
function place(cells: readonly Cell[], columns: readonly Column[], separator: Separator): readonly Placed[] | null {
  if (separator !== "space") {
    if (cells.length > columns.length + 1) return null;
    return cells.flatMap((cell, index) => {
      const column = columns[index] ?? unnamedFlag;
      return cell.text === "" ? [] : [{ cell, column }];
    });
  }
  const placed: Placed[] = [];
  let from = 0;
  for (const cell of cells.flatMap((each) => splitAtColumns(each, columns))) {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let index = from; index < columns.length; index++) {
      const distance = distanceOf(cell, columns[index] ?? unnamedFlag);
      if (distance < least) [best, least] = [index, distance];
    }
    const column = columns[best];
    const isFar =
      column !== undefined &&
      best === columns.length - 1 &&
      cell.start > column.end + 2 &&
      placed.at(-1)?.column === column;
    if (column === undefined || isFar) placed.push({ cell, column: unnamedFlag });
    else {
      placed.push({ cell, column });
      from = column.kind === "range" || column.kind === "name" ? best : best + 1;
    }
  }
  return placed;
}

/** A cell that reaches into the next column, one space behind the name, is two. */
function splitAtColumns(cell: Cell, columns: readonly Column[]): readonly Cell[] {
  const next = columns.find(({ start, kind }) => kind !== "name" && start > cell.start && start < cell.end);
  if (next === undefined) return [cell];
  const space = cell.text.lastIndexOf(" ", next.start - cell.start + 1);
  if (space < 1 || !/^\s*[<>]?[-+]?\d/.test(cell.text.slice(space))) return [cell];
  const at = cell.start + space;
  return [
    { text: cell.text.slice(0, space).trim(), start: cell.start, end: at },
    { text: cell.text.slice(space + 1), start: at + 1, end: cell.end },
  ];
}

/** What stands behind the last heading is a flag. */
const unnamedFlag: Column = { kind: "flag", start: 0, end: 0, context: "", unit: null };

function distanceOf(cell: Cell, column: Column): number {
  if (cell.start <= column.end && column.start <= cell.end) return Math.min(Math.abs(cell.start - column.start), 1) / 2;
  return column.start > cell.end ? column.start - cell.end : cell.start - column.end;
}
