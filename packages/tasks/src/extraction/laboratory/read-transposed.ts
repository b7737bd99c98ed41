import { EntryBuilder } from "./entry-builder.js";
import type { LabEntry } from "./lab-entry.js";
import { lexCell } from "./lex-cell.js";
import type { DecimalMark } from "./read-number.js";
import { isUnit } from "./units.js";
import { splitCells } from "./split-cells.js";
import { headerWords } from "./words.js";
import { fold } from "./analyte-name.js";

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
