import { EntryBuilder } from "./entry-builder.js";
import type { LabEntry } from "./lab-entry.js";
import { lexCell } from "./lex-cell.js";
import type { DecimalMark } from "./read-number.js";
import { isUnit } from "./units.js";
import { splitCells } from "./split-cells.js";
import { headerWords, previousWords, specimenWords } from "./words.js";
import { fold, nameWords } from "./analyte-name.js";

/** Tables of analytes over values, `Hb  Cr  Na` over `9.1  2.1  128`: every column has a name, and no row has one. */
export function namedColumns(lines: readonly string[], mark: DecimalMark): readonly LabEntry[] {
  const entries: LabEntry[] = [];
  for (let line = 0; line < lines.length; line++) {
    const words = piecesOf(lines[line] ?? "");
    if (words.length < 2) continue;
    const below = nextLine(lines, line);
    const values = piecesOf(lines[below] ?? "").map((piece) => lexCell(piece, mark));
    if (!values.every(([value]) => value?.kind === "number")) continue;
    const cells = cellsOf(lines[line] ?? "");
    // `Total bilirubin` over two values is one name.
    const names = cells.length === values.length ? cells : words.length > 2 ? words : [];
    if (names.length !== values.length || !names.every((name) => isName(name, mark) && isAnalyte(name))) continue;
    for (const [column, [value, ...rest]] of values.entries()) {
      const entry = new EntryBuilder([]);
      entry.addLine(line);
      entry.addLine(below);
      entry.addName(names[column] ?? "");
      entry.addValue(value?.text ?? "");
      for (const { kind, text } of rest) if (kind !== "unit") entry.addFlag(text);
      entries.push(entry.build());
    }
  }
  return entries;
}

/** The next line that is neither empty nor a rule. */
function nextLine(lines: readonly string[], line: number): number {
  return /^[\s|:+-]*$/.test(lines[line + 1] ?? "") && (lines[line + 1] ?? "") !== "" ? line + 2 : line + 1;
}

/** What stands between spaces and rules. */
function piecesOf(line: string): readonly string[] {
  return line.split(/[\s|]+/).filter((piece) => piece !== "");
}

/** Whether a heading is no specimen, time or kind of column. */
function isAnalyte(name: string): boolean {
  const words = nameWords(name).map(({ word }) => word);
  return (
    words.length > 0 &&
    !headerWords.has(fold(name)) &&
    !words.some((word) => headerWords.has(word) || specimenWords.has(word) || previousWords.has(word))
  );
}

/** Entries of tables that name analytes above their columns and dates or samples before their rows. */
export function transposedEntries(lines: readonly string[], mark: DecimalMark): readonly LabEntry[] {
  const entries: LabEntry[] = [];
  for (let line = 0; line < lines.length; line++) {
    const names = cellsOf(lines[line] ?? "");
    if (names.length < 3 || !names.every((name) => isName(name, mark))) continue;
    if (names.filter((name) => isKnownHeading(name)).length > 1) continue;
    let units: readonly string[] = [];
    for (let below = line + 1; below < lines.length; below++) {
      const text = lines[below] ?? "";
      if (/^[\s|:+-]*$/.test(text)) {
        if (text.trim() === "") break;
        continue;
      }
      const cells = cellsOf(text);
      const isUnits = cells.length === names.length - 1 && cells.every((cell) => isUnit(cell));
      if (isUnits) {
        units = ["", ...cells];
        continue;
      }
      if (cells.length !== names.length) break;
      const tokens = cells.map((cell) => lexCell(cell, mark));
      const values = tokens.slice(1).filter((cell) => cell[0]?.kind === "number").length;
      if (values === 0 && tokens.slice(1).every((cell) => cell.some(({ kind }) => kind === "unit"))) {
        units = cells;
        continue;
      }
      if (values < cells.length - 2 || values < 2 || tokens.slice(1).some((cell) => cell[0]?.kind === "range")) break;
      for (const [column, cell] of tokens.entries()) {
        const value = cell[0];
        if (column === 0 || value?.kind !== "number") continue;
        const entry = new EntryBuilder([cells[0] ?? ""]);
        entry.addLine(below);
        entry.addName(names[column] ?? "");
        const unit = lexCell(names[column] ?? "", mark).find(({ kind }) => kind === "unit")?.text ?? units[column];
        if (unit !== undefined) entry.addUnit(unit.replace(/^\((.*)\)$/, "$1"));
        entry.addValue(value.text);
        for (const { kind, text: piece } of cell.slice(1)) if (kind !== "unit") entry.addFlag(piece);
        entries.push(entry.build());
      }
    }
  }
  return entries;
}

function cellsOf(line: string): readonly string[] {
  const separator = line.includes("|") ? "pipe" : "space";
  return splitCells(line, separator).map(({ text }) => text);
}

/** Whether a cell is words, with a unit in brackets perhaps. */
function isName(text: string, mark: DecimalMark): boolean {
  const tokens = lexCell(text, mark);
  return (
    text === "" ||
    (tokens.some(({ kind }) => kind === "word" || kind === "unit") &&
      !tokens.some(({ kind }) => kind === "number" || kind === "range"))
  );
}

function isKnownHeading(text: string): boolean {
  return headerWords.has(fold(text)) && !["date", "time"].includes(fold(text));
}
