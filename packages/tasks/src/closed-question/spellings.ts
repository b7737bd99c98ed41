/** Letters that name options, in their order. */
export const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/**
 * Ways in which a model begins an answer of a word: in small letters, with a capital, in capitals, each with and without a
 * space before it. None is the beginning of another, so that their probabilities add up.
 */
export function wordSpellings(word: string): readonly string[] {
  const capital = word.charAt(0).toUpperCase() + word.slice(1);
  return [...new Set([word, capital, word.toUpperCase()])].flatMap((text) => [text, ` ${text}`]);
}

/** The same of an answer that is a letter: `A`, `(A`, with and without a space; what follows it (`A)`, `A:`) counts as well. */
export function letterSpellings(letter: string): readonly string[] {
  return [letter, ` ${letter}`, `(${letter}`, ` (${letter}`];
}
