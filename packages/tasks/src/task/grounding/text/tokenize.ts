import { normalizeWord } from "./normalize-word.js";

/** A word, a number or a mark of a text. */
export interface Token {
  readonly kind: "word" | "number" | "mark";
  /** As it stands in the text. */
  readonly text: string;
  /** In normal form, see `normalizeWord`; of a number and a mark its text. */
  readonly word: string;
  /** Place of the first character, in UTF-16 units. */
  readonly start: number;
  /** Place after the last character. */
  readonly end: number;
  /** Whether nothing stands between the token and the one before. */
  readonly glued: boolean;
  /** Whether a fixed or thin space stands before the token, as between groups of digits. */
  readonly spaced: boolean;
}

/**
 * What is read at once. In this order: powers of ten in units; dates, times and ratios; numbers (`.5`, `1,200.5`); words with digits
 * (`B12`); arrows; marks. No alternative can be read in two ways, so the time is linear.
 */
const pieces =
  /(?:[x×*]\s?)?10(?:\s?\^\s?\d{1,2}|[⁰¹²³⁴-⁹]{1,2})|\d{4}-\d{2}(?:-\d{2})?(?!\d)|\d{4}\/\d{2}\/\d{2}(?!\d)|\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d{2})(?![\d])|\d{1,2}:\d{2}(?::\d{2})?(?!\d)|\d+(?:[.,]\d+)*|\.\d+|\p{L}[\p{L}\p{M}\p{N}]*|-{1,2}>|[^\s]/gu;

/** Abbreviations with slashes, full stops or `&` that are one word. */
const joined: ReadonlySet<string> = new Set(
  "c/s u/s s/p c/o h/o y/o w/o n/v d/c r/o f/u b/l o/e k/c/o p/w i/v s/c i/m u/o c/w d/t t/t p/o v/s yo/f".split(" "),
);

/** Reads a text as words, numbers and marks, with their places. */
export function tokenize(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const matches = Array.from(text.matchAll(pieces), (match) => ({ piece: match[0], start: match.index }));
  const token = ({ kind, text: part, word, start, end }: Omit<Token, "glued" | "spaced">): Token => {
    const glued = tokens.at(-1)?.end === start;
    const before = glued ? 0 : text.charCodeAt(start - 1);
    // A fixed, a thin and a narrow space.
    return {
      kind,
      text: part,
      word,
      start,
      end,
      glued,
      spaced: before === 0xa0 || before === 0x2009 || before === 0x202f,
    };
  };
  for (let at = 0; at < matches.length; at++) {
    const { piece, start } = matches[at] ?? { piece: "", start: 0 };
    const last = tokens.at(-1);
    const add = (kind: Token["kind"], from: number, end: number): void => {
      const part = text.slice(from, end);
      const word = kind === "word" ? normalizeWord(part) : part;
      tokens.push(token({ kind, text: part, word, start: from, end }));
    };
    const end = start + piece.length;
    if (/^[x×*]\s?10/i.test(piece)) add("number", start, end);
    else if (/^\p{L}/u.test(piece)) {
      const dotted = dottedEnd(text, matches, at);
      if (dotted > at) {
        const close = (matches[dotted]?.start ?? start) + (matches[dotted]?.piece.length ?? 0);
        const part = text.slice(start, close);
        const word = normalizeWord(part).replace(/[.\s]/g, "");
        tokens.push(token({ kind: "word", text: part, word, start, end: close }));
        at = dotted;
      } else addWord(piece, start, add);
    } else if (piece === "." && isGenus(text, start)) continue;
    else if (/^\d{1,2}$/.test(piece) && levelBefore(matches, at) !== undefined) {
      const word = `${levelBefore(matches, at)}${piece}`;
      tokens.push(token({ kind: "word", text: piece, word, start, end }));
    } else if (/^[\d.]/.test(piece) && /\d/.test(piece)) {
      // A sign stands before a number and after a space, not between two numbers.
      const before = tokens.at(-1);
      const signed =
        before !== undefined &&
        /^[-−]$/.test(before.text) &&
        before.end === start &&
        !before.glued &&
        (tokens.at(-2)?.kind !== "number" || before.start - (tokens.at(-2)?.end ?? 0) > 0);
      if (signed) tokens.pop();
      const from = signed ? before.start : start;
      const part = text.slice(from, end);
      tokens.push(token({ kind: "number", text: part, word: part.replace("−", "-"), start: from, end }));
    } else if (/[-‐‑]/.test(piece) && isHyphen(text, start)) continue;
    else if (/['’]/.test(piece)) {
      const next = matches[at + 1];
      const attached = last?.end === start && next?.start === end && last.kind === "word";
      if (attached && next.piece === "t" && last.word.endsWith("n")) {
        // `didn't`, `can't`: the denial is a word of its own.
        if (last.word !== "can") tokens.splice(-1, 1, { ...last, word: last.word.slice(0, -1) });
        tokens.push(token({ kind: "word", text: text.slice(start, end + 1), word: "not", start, end: end + 1 }));
        at++;
      } else if (attached && next.piece === "s") {
        tokens.push(token({ kind: "mark", text: text.slice(start, end + 1), word: "'s", start, end: end + 1 }));
        at++;
      } else if (!attached) add("mark", start, end);
    } else add("mark", start, end);
  }
  return tokens;
}

/** `E. coli`: the full stop behind the initial of a genus. */
function isGenus(text: string, at: number): boolean {
  return (
    /(?:^|[^\p{L}])\p{Lu}$/u.test(text.slice(Math.max(0, at - 2), at)) && /^\. ?\p{Ll}{4}/u.test(text.slice(at, at + 6))
  );
}

/** Between two letters or a number and a letter a hyphen joins words, and says nothing. */
function isHyphen(text: string, at: number): boolean {
  return /[\p{L}\p{N}]/u.test(text[at - 1] ?? "") && /\p{L}/u.test(text[at + 1] ?? "");
}

function addWord(
  piece: string,
  start: number,
  add: (kind: "word" | "number", from: number, end: number) => void,
): void {
  // `nontender`, `nonsmoker`: a word that is denied.
  if (/^non[a-z]{5,}$/i.test(piece) && !/^nonst|^nonsens|^nonet/i.test(piece)) {
    add("word", start, start + 3);
    add("word", start + 3, start + piece.length);
    return;
  }
  // `x3d`: for three days.
  const times = /^x(\d{1,3})([dwmh]?)$/i.exec(piece);
  if (times !== null) {
    const digits = start + 1 + (times[1]?.length ?? 0);
    add("word", start, start + 1);
    add("number", start + 1, digits);
    if (times[2] !== "") add("word", digits, start + piece.length);
    return;
  }
  add("word", start, start + piece.length);
}

interface Piece {
  readonly piece: string;
  readonly start: number;
}

/** The part of the spine that `5` of `L4/5` and `L4-5` belongs to. */
function levelBefore(pieces: readonly Piece[], at: number): string | undefined {
  const [level, joint] = [pieces[at - 2], pieces[at - 1]];
  if (level === undefined || joint === undefined || !/^[-‐‑–/]$/.test(joint.piece)) return undefined;
  const isGlued = level.start + level.piece.length === joint.start && joint.start + 1 === pieces[at]?.start;
  return isGlued ? /^([CTLS])\d{1,2}$/i.exec(level.piece)?.[1]?.toLowerCase() : undefined;
}

/** Where an abbreviation such as `s/p`, `i.v.` or `Z. n.` ends, as an index of pieces; `at` where there is none. */
function dottedEnd(text: string, pieces: readonly Piece[], at: number): number {
  const first = pieces[at]?.piece ?? "";
  if (first.length > 2) return at;
  const next = pieces[at + 1]?.piece;
  const after = pieces[at + 2];
  if (next === "/" && after !== undefined && /^\p{L}{1,2}$/u.test(after.piece)) {
    const whole = text.slice(pieces[at]?.start, after.start + after.piece.length).toLowerCase();
    return joined.has(whole) ? at + 2 : at;
  }
  if (next !== "." || first.length > 1) return at;
  let end = at;
  let width: number | undefined;
  for (let index = at + 2; index < pieces.length && index < at + 8; index += 2) {
    const piece = pieces[index];
    const gap = text.slice((pieces[index - 1]?.start ?? 0) + 1, piece?.start);
    // `p.o. t.i.d.` are two.
    width ??= gap.length;
    if (gap.length > 1 || gap.length !== width) break;
    if (piece === undefined || !/^\p{L}$/u.test(piece.piece) || pieces[index + 1]?.piece !== ".") break;
    end = index + 1;
  }
  return end;
}
