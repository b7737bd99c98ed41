import type { Mention } from "../facts/facts.js";
import type { Token } from "../text/tokenize.js";

/** Words that initials leave out. */
const small = /^(?:of|the|and|a|an|in|on|for|to|with|de|del|la|le|du|des|et|y|e|der|die|das|und|von|x)$/;

/**
 * Where a text spells out an abbreviation that no lexicon has: the places of the words whose first letters it is. A word
 * may give further letters, in their order (`EVAR`, endovascular aneurysm repair). Only for capitals, two to six.
 */
export function spelledOut(abbreviation: string, tokens: readonly Token[]): { start: number; end: number } | undefined {
  const letters = abbreviation.toLowerCase().replace(/s$/, (end) => (/[A-Z]s$/.test(abbreviation) ? "" : end));
  if (!isAbbreviation(abbreviation)) return undefined;
  const words = tokens.filter(({ kind, word, text }) => kind === "word" && !small.test(word) && text !== abbreviation);
  for (let from = 0; from < words.length; from++) {
    const length = runLength(letters, words, from);
    if (length === undefined) continue;
    return { start: words[from]?.start ?? 0, end: words[from + length - 1]?.end ?? 0 };
  }
  return undefined;
}

function isAbbreviation(text: string): boolean {
  return /^[A-Z]{2,6}s?$/.test(text);
}

/** How many words from a place spell the letters; the first letters of all words, else with further ones. */
function runLength(letters: string, words: readonly Token[], from: number): number | undefined {
  const run = words.slice(from, from + letters.length);
  if (run.length === letters.length && run.every(({ word }, at) => word[0] === letters[at])) return letters.length;
  if (letters.length < 3) return undefined;
  for (let length = letters.length - 1; length >= 1; length--) {
    const fewer = run.slice(0, length);
    // One word alone must be a long one.
    if (length === 1 && (fewer[0]?.word.length ?? 0) < 10) return undefined;
    if (fewer.length === length && spells(letters, fewer)) return length;
  }
  return undefined;
}

/** Whether words give all letters, each its first and more of its own in order. */
function spells(letters: string, words: readonly Token[]): boolean {
  let at = 0;
  for (const [index, { word }] of words.entries()) {
    if (word[0] !== letters[at]) return false;
    at++;
    const next = words[index + 1]?.word[0];
    for (const letter of word.slice(1)) {
      const left = letters.length - at;
      const needed = words.length - index - 1;
      if (left <= needed) break;
      if (letter === letters[at] && (letter !== next || left > needed)) at++;
    }
  }
  return at === letters.length;
}

/** A mention's own word where it may be such an abbreviation. */
export function abbreviationOf({ category, text }: Mention): string | undefined {
  return category === "word" && isAbbreviation(text) ? text : undefined;
}
