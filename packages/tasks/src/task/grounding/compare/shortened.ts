import { normalizeWord } from "../text/normalize-word.js";

/** First parts of many words, which shorten none of them. */
const prefixes =
  /^(?:hyper|hypo|anti|post|angio|cardio?|neuro?|gastro?|hepato?|nephro?|micro|macro|inter|intra|infra|supra|over|under|poly|para|peri|sub|non|pre|pro|dis|uni|tri|con|com|card|endo|ecto|hemi|hemo|myo|osteo|arthro)$/;

/**
 * Whether a word is a usual short form of another: its first letters (`appt`, `adj`), or its consonants (`mgmt`). Three
 * letters or more, and at least three fewer than the whole.
 */
export function shortened(short: string, whole: string): boolean {
  const [a, b] = [normalizeWord(short).replace(/s$/, ""), normalizeWord(whole)];
  if (!/^[a-z]{3,7}$/.test(a) || b.length < a.length + 3 || prefixes.test(a) || a[0] !== b[0]) return false;
  if (b.startsWith(a)) return true;
  if (/[aeiou]/.test(a.slice(1)) || a.length > 6) return false;
  return a.at(-1) === b.at(-1) && isSpread(a, b);
}

/** Whether the letters of a word stand in another in this order. */
function isSpread(letters: string, word: string): boolean {
  let at = 0;
  for (const letter of word) if (letter === letters[at]) at++;
  return at === letters.length;
}
