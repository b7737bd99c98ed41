import { fold } from "./analyte-name.js";
import { EntryBuilder } from "./entry-builder.js";
import { type LabToken, lexCell, rangeOfToken } from "./lex-cell.js";
import type { DecimalMark } from "./read-number.js";
import type { Cell } from "./split-cells.js";
import {
  fieldLabels,
  flagSpellings,
  headerWords,
  previousWords,
  rangeWords,
  remarkWords,
  resultWords,
} from "./words.js";

/** What a line is read with. */
export interface LineReading {
  readonly cells: readonly Cell[];
  readonly mark: DecimalMark;
  readonly context: readonly string[];
  readonly line: number;
  /** The entry of the line before, which goes on where this line has no name. */
  readonly open: EntryBuilder | null;
}

/**
 * Reads a line without columns from left to right: a name, then its fields; a word after fields begins the next entry.
 * Gives the entries, the last one open.
 */
export function readFields({ cells, mark, context, line, open }: LineReading): readonly EntryBuilder[] {
  const lexed = cells.map((cell) => lexCell(cell.text, mark));
  const entries: EntryBuilder[] = [];
  let current = new EntryBuilder(context);
  if (open !== null && isContinuation(lexed)) current = open;
  entries.push(current);
  current.addLine(line);
  /** What a label such as `Reference:` says the next number is. */
  let expected: "range" | "value" | null = null;
  for (const [index, tokens] of lexed.entries()) {
    const cell = cells[index]?.text ?? "";
    if (current.hasName && index > 0 && addWhole(current, cell, tokens)) continue;
    if (index === 1 && isTextOnly(lexed) && current.hasName) {
      current.addText(fold(cell));
      continue;
    }
    for (const [place, token] of tokens.entries()) {
      const near: Neighbours = {
        previous: tokens[place - 1],
        next: tokens[place + 1],
        tokens,
        following: lexed[index + 1],
        place,
      };
      if (token.kind === "word") {
        const word = fold(token.text).replace(/[.:]$/, "");
        if (remarkWords.has(word) && (current.hasResult || !current.hasName)) return entries;
        if (
          previousWords.has(word) &&
          current.hasName &&
          (place === 0 || current.hasResult) &&
          isBefore("number", tokens, place)
        ) {
          current.addLabel(word, true);
          continue;
        }
        // `Test: Ferritin`.
        if (!current.hasName && isLabelled(cell, token) && headerWords.get(word) === "name") continue;
        const behind = tokens.slice(place + 1).find(({ kind }) => kind !== "mark");
        const isGroup =
          current.hasResult && isLabelled(cell, token) && behind !== undefined && rangeOfToken(behind, mark) !== null;
        if (isGroup) {
          // `Postmenopausal: <200`.
          expected = "range";
          continue;
        }
        const isLabel = rangeWords.has(word) || fieldLabels.has(word);
        if (isLabel && (current.hasResult || current === open || isLabelled(cell, token))) {
          expected = /^(?:result|value|ergebnis|wert|resultat|valeur|resultado|valor)$/.test(word) ? "value" : "range";
          if (/^(?:unit|units|einheit|unite|unidad|unidade|flag|status)$/.test(word)) expected = null;
          continue;
        }
        if (!current.hasResult) {
          if (
            index > 0 &&
            place === 0 &&
            near.next?.kind === "number" &&
            /^[HLNA]{1,2}$/.test(token.text) &&
            current.addFlag(token.text)
          ) {
            continue;
          }
          if (isTextAfterColon(cell, token, current)) {
            current.addText(cell.slice(token.at));
            break;
          }
          current.addName(token.text);
          continue;
        }
        const isAlone =
          /[([]$/.test(cell.slice(0, token.at)) && /^[)\]]/.test(cell.slice(token.at + token.text.length));
        if ((token.depth === 0 || isAlone) && isFlagHere(token) && current.addFlag(token.text)) continue;
        if (token.depth > 0) continue;
        if (near.previous?.kind === "number" && token.text.includes("/")) {
          current.addUnit(token.text);
          continue;
        }
        if (resultWords.has(word)) continue;
        current = new EntryBuilder(context);
        current.addLine(line);
        entries.push(current);
        current.addName(token.text);
        expected = null;
      } else if (token.kind === "number" || token.kind === "titre") {
        const range = rangeOfToken(token, mark);
        const isCompared = range !== null && !(token.kind === "titre" && !/[<>]/.test(token.text));
        if (!current.hasName && current !== open) current.addName(token.text);
        else if (isNamePart(near, current, token)) current.addName(token.text);
        else if ((!current.hasResult || place === 0) && isTimePoint(near) && hasPlainNumber(lexed, index, place))
          current.addLabel(`${token.text} ${near.next?.text}`);
        else if (
          expected === "range" ||
          (isCompared && current.hasResult && expected !== "value" && !current.hasLabel)
        ) {
          current.addRange(range ?? token.text);
        } else if (isCompared && !current.hasResult && current.hasUnit && hasPlainNumber(lexed, index, place))
          current.addRange(range);
        else current.addValue(token.text);
        if (expected === "value") expected = null;
      } else if (token.kind === "range") {
        const range = rangeOfToken(token, mark) ?? token.text;
        if (!current.hasResult && isNamePart(near, current, token)) current.addName(token.text);
        else if (
          !current.hasResult &&
          token.depth === 0 &&
          expected === null &&
          (near.next ?? near.following?.[0])?.kind === "unit"
        )
          current.addValue(token.text);
        else current.addRange(range);
      } else if (token.kind === "unit" && startsEntry(token, near, current)) {
        current = new EntryBuilder(context);
        current.addLine(line);
        entries.push(current);
        current.addName(token.text);
        expected = null;
      } else if (token.kind === "unit") {
        if (current.hasLabel && near.previous?.kind === "number" && timeUnit.test(token.text)) continue;
        const isName = !current.hasResult && !/[/%^]/.test(token.text) && tokens.length > 1 && token.depth === 0;
        if (isName && !(current.hasName && near.next?.kind === "number")) current.addName(token.text);
        else if (!current.hasName && current !== open) current.addName(token.text);
        else current.addUnit(token.text);
      } else if (token.kind === "time") {
        if (!current.hasName) current.addName(token.text);
        else if (current.hasResult && near.next?.kind !== "number" && token.depth > 0) current.labelLast(token.text);
        else if (current.hasResult || (place === 0 && index > 0)) current.addLabel(token.text);
        else current.addName(token.text);
      } else if (token.kind === "grade") {
        if (current.hasResult) current.addFlag(token.text);
        else if (current.hasName) current.addText(token.text);
      } else if (current.hasName) current.addFlag(token.text);
    }
  }
  return entries;
}

/** `Lactate   sample haemolysed`: a name and words, and no number anywhere. */
function isTextOnly(lexed: readonly (readonly LabToken[])[]): boolean {
  return lexed.slice(1).every((tokens) => tokens.every(({ kind }) => kind === "word" || kind === "mark"));
}

interface Neighbours {
  readonly previous: LabToken | undefined;
  readonly next: LabToken | undefined;
  readonly tokens: readonly LabToken[];
  readonly following: readonly LabToken[] | undefined;
  readonly place: number;
}

/** Whether a number belongs to the name, as in `Alpha 1` or `CA 19-9`: then the result stands behind it. */
function isNamePart(
  { previous, next, tokens, following, place }: Neighbours,
  entry: EntryBuilder,
  token: LabToken,
): boolean {
  if (entry.hasResult || !entry.hasName) return false;
  if (token.depth > 0 && token.kind === "number") return true;
  if (/^[<>]/.test(token.text)) return false;
  if (previous?.kind !== "word" && previous?.kind !== "unit") return false;
  const isValue = (at: LabToken | undefined): boolean => at?.kind === "number" || at?.kind === "titre";
  // `Beta 2 microglobulin`.
  if (next?.kind === "word") return next.depth === 0 && /^\p{L}{4,}/u.test(next.text) && !isFieldWord(fold(next.text));
  if (next !== undefined) return isValue(next) && !/^[<>]/.test(next.text);
  if (place !== tokens.length - 1) return false;
  return (
    isValue(following?.[0]) &&
    (token.kind === "range" || !/[.,]/.test(token.text)) &&
    !/^[<>]/.test(following?.[0]?.text ?? "")
  );
}

/** Units of the time after a test's start: `Cortisol 30 min`. */
const timeUnit = /^(?:min|mins|minutes|h|hr|hrs|hours?|std)$/i;

function isTimePoint({ next, previous }: Neighbours): boolean {
  return next !== undefined && timeUnit.test(next.text) && previous?.kind !== "number";
}

/** `PT 14.2 sec   INR 1.3`: a name that is spelled like a unit, with its own number behind it. */
function startsEntry(token: LabToken, { next, previous }: Neighbours, entry: EntryBuilder): boolean {
  return (
    entry.hasResult &&
    /^(?:inr|ratio|index)$/i.test(token.text) &&
    next?.kind === "number" &&
    previous?.kind !== "number"
  );
}

function isFieldWord(word: string): boolean {
  return (
    flagSpellings.has(word) ||
    rangeWords.has(word) ||
    fieldLabels.has(word) ||
    previousWords.has(word) ||
    resultWords.has(word)
  );
}

/** Whether a number without a comparator stands further on in the line. */
function hasPlainNumber(lexed: readonly (readonly LabToken[])[], index: number, place: number): boolean {
  const rest = [...(lexed[index]?.slice(place + 1) ?? []), ...lexed.slice(index + 1).flat()];
  return rest.some(({ kind, text }) => kind === "number" && !/^[<>≤≥=]/.test(text));
}

/** A cell that is one thing: a flag, a unit, a word for a result. */
function addWhole(entry: EntryBuilder, cell: string, tokens: readonly LabToken[]): boolean {
  const text = fold(cell).replace(/^\((.*)\)$/, "$1");
  if (text === "") return true;
  if (entry.hasResult && entry.addFlag(text)) return true;
  if (/^[a-z]$/i.test(cell) && entry.addFlag(cell)) return true;
  const parts = text.split(/[\s/-]+/);
  const isPhrase = parts.length > 2 && resultWords.has(parts[0] ?? "") && !tokens.some(({ kind }) => kind === "unit");
  const isWord = parts.every((part) => resultWords.has(part)) && !tokens.some(({ kind }) => kind === "number");
  if (isWord || (isPhrase && !entry.hasResult)) {
    entry.addText(text);
    return true;
  }
  if (flagSpellings.has(text) && /^\W+$/.test(text) && !/^[+-]+$/.test(text)) return entry.addFlag(text);
  return false;
}

/** Single letters are flags as capitals only: `h` is an hour. */
function isFlagHere({ text }: LabToken): boolean {
  return text.length > 1 || /^[A-Z]$/.test(text);
}

function isLabelled(cell: string, token: LabToken): boolean {
  return /^\s*[:=]/.test(cell.slice(token.at + token.text.length));
}

/** `Colour: straw`. */
function isTextAfterColon(cell: string, token: LabToken, entry: EntryBuilder): boolean {
  return entry.hasName && /[:=]\s*$/.test(cell.slice(0, token.at)) && !/\d/.test(cell.slice(token.at));
}

function isBefore(kind: LabToken["kind"], tokens: readonly LabToken[], place: number): boolean {
  const next = tokens.slice(place + 1, place + 4).find((token) => token.kind !== "time");
  return next === undefined || next.kind === kind;
}

/** Whether a line has no name: it begins with a field, or with a field's label. */
function isContinuation(lexed: readonly (readonly LabToken[])[]): boolean {
  const first = lexed[0]?.[0];
  if (first === undefined) return false;
  // `Ratio free/total`, `INR 2.4`: names that are spelled like units.
  if (first.kind === "unit" && /^[a-z]+$/i.test(first.text)) return lexed.length === 1 && lexed[0]?.length === 1;
  if (first.kind !== "word") return first.kind !== "time" && first.kind !== "mark";
  const word = fold(first.text).replace(/[.:]$/, "");
  return (
    fieldLabels.has(word) ||
    (rangeWords.has(word) && word.length > 1) ||
    previousWords.has(word) ||
    /^[HL]$|^(?:HIGH|LOW)$/.test(first.text)
  );
}
