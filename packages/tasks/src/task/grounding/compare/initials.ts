import type { Mention } from "../facts/facts.js";
import type { Token } from "../text/tokenize.js";

/** Words that initials leave out. */
const small = /^(?:of|the|and|a|an|in|on|for|to|with|de|del|la|le|du|des|et|y|e|der|die|das|und|von)$/;

/**
 * Where a text spells out an abbreviation that no lexicon has: the places of the words whose first letters it is. Only
 * for capitals, two to six.
 */
export function spelledOut(abbreviation: string, tokens: readonly Token[]): { start: number; end: number } | undefined {
  const letters = abbreviation.toLowerCase();
  if (!/^[A-Z]{2,6}$/.test(abbreviation)) return undefined;
  const words = tokens.filter(({ kind, word, text }) => kind === "word" && !small.test(word) && text !== abbreviation);
  for (let from = 0; from + letters.length <= words.length; from++) {
    const run = words.slice(from, from + letters.length);
    if (run.every(({ word }, at) => word[0] === letters[at])) {
      return { start: run[0]?.start ?? 0, end: run.at(-1)?.end ?? 0 };
    }
  }
  return undefined;
}

/** A mention's own word where it may be such an abbreviation. */
export function abbreviationOf({ category, text }: Mention): string | undefined {
  return category === "word" && /^[A-Z]{2,6}$/.test(text) ? text : undefined;
}
