/** A piece of a line that stands by itself. */
export interface Cell {
  readonly text: string;
  /** Columns of the line, from 0. */
  readonly start: number;
  readonly end: number;
}

/** What separates the cells of a line. */
export type Separator = "pipe" | "semicolon" | "comma" | "space";

const separators = {
  pipe: /\||│|┃/g,
  semicolon: /;/g,
  // A decimal comma has digits on both sides.
  comma: /,(?!\d)|(?<!\d),/g,
  // Tabs, two spaces, and the dots, lines and dashes that lead from a name to its result.
  space: /\t[\s]*|\s{2,}|\s?(?:\.\s?){3,}|\s?…+\s?|\s?_{3,}\s?|\s-{3,}>?\s|\s?(?:·\s?){3,}/g,
} satisfies Record<Separator, RegExp>;

/** Splits a line into cells. Pipes and the marks of a CSV file keep empty cells, spaces do not. */
export function splitCells(line: string, separator: Separator): readonly Cell[] {
  const cells: Cell[] = [];
  let from = 0;
  const add = (start: number, end: number): void => {
    const raw = line.slice(start, end);
    const text = raw.trim();
    if (text === "" && separator === "space") return;
    const lead = start + raw.length - raw.trimStart().length;
    cells.push({ text: text.replace(/^"(.*)"$/, "$1"), start: lead, end: lead + text.length });
  };
  for (const match of line.matchAll(separators[separator])) {
    add(from, match.index);
    from = match.index + match[0].length;
  }
  add(from, line.length);
  // A table's outer pipes enclose nothing.
  if (separator === "pipe" && cells[0]?.text === "") cells.shift();
  if (separator === "pipe" && cells.at(-1)?.text === "") cells.pop();
  return cells;
}

/** Removes marks of bold type and of headings, which say nothing. */
export function withoutMarkup(line: string): string {
  return line
    .replace(/<\/?(?:b|strong|em|i|u|td|tr|th)>/gi, " ")
    .replace(/\*\*(\S(?:[^*\n]*[^\s*])?)\*\*/g, "$1")
    .replace(/__(\S(?:[^_\n]*[^\s_])?)__/g, "$1")
    .replace(/^(\s*)#{1,6}\s/, "$1")
    .replace(/^(\s*)(?:[-•▪◦]|\d{1,2}[.)])\s+(?=\p{L})/u, "$1")
    .replaceAll("`", "");
}
