import { triggerOf, type Item } from "../facts/items.js";
import { readItems } from "../facts/read-items.js";
import { detectLanguage } from "../text/detect-language.js";
import { tokenize } from "../text/tokenize.js";

/** A line of a text, or a sentence of it. */
export interface Line {
  readonly text: string;
  /** Whether an empty line stands before it. */
  readonly isApart: boolean;
}

const bullet = /^\s*(?:[-–•*·]|\d{1,2}[.)])\s+/;
const heading = /^\s*[-–•*·#]?[^:.!?]{2,60}:[*_\s]*$/u;
const labelled = /^\s*\p{L}[^:.!?]{1,40}:\s/u;

/** Characters of a heading at most. */
const longest = 80;

/**
 * Lines with the heading that they stand under, where it says something of them: `Denies:`, `Family history:`, `Stopped:`. A
 * heading holds for its list, and for lines without marks up to the next empty line.
 */
export function underHeadings(lines: readonly Line[]): readonly string[] {
  let current: string | undefined;
  return lines.map(({ text, isApart }) => {
    if (text.length <= longest && heading.test(text)) {
      const plain = text.replace(bullet, "").replace(/[#*_]/g, "").trim();
      current = saysMore(plain) ? plain : undefined;
      return text;
    }
    const isItem = bullet.test(text);
    if (!isItem && (isApart || labelled.test(text))) current = undefined;
    return current === undefined ? text : `${current} ${text.replace(bullet, "")}`;
  });
}

/** Whether a line is a heading that its own list stands under. */
export function isHeadingOf(line: string, next: string | undefined): boolean {
  return line.length <= longest && heading.test(line) && next !== undefined && !heading.test(next);
}

/** A whole text with its headings carried to their lines. */
export function withHeadings(text: string): string {
  if (!/:[*_ \t]*\r?\n/.test(text)) return text;
  const lines = text.split(/\r?\n/);
  return underHeadings(lines.map((line, at) => ({ text: line, isApart: lines[at - 1]?.trim() === "" }))).join("\n");
}

function saysMore(line: string): boolean {
  const tokens = tokenize(line);
  const items = readItems(tokens, line, detectLanguage(tokens.map(({ word }) => word)));
  return items.some((item) => isContext(item) || item.concepts.some(({ id }) => contexts.has(id)));
}

/** A plan is left out: what stands in its list is told as it is written, `start apixaban`. */
function isContext(item: Item): boolean {
  return /^(?:deny|possible|probable|past|family)/.test(triggerOf(item) ?? "");
}

const contexts: ReadonlySet<string> = new Set("allergy intolerance stop start restart hold new".split(" "));
