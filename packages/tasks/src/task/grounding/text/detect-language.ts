import { triggersOf } from "../context/triggers.js";
import { ordinaryWordsOf } from "../lexicon/ordinary-words.js";
import { numberWords } from "../quantities/number-words.js";
import { type Language, languages } from "./language.js";

let weights: ReadonlyMap<string, readonly Language[]> | undefined;

/** The languages that have a word among their small ones or their triggers. */
function languagesOf(word: string): readonly Language[] {
  if (weights === undefined) {
    const found = new Map<string, Language[]>();
    for (const language of languages) {
      const lines = `${ordinaryWordsOf(language).lines}\n${triggersOf(language).lines}`;
      const numbers = [...numberWords[language].keys()];
      for (const known of new Set([...lines.replace(/^[^:\n]*:/gm, ";").split(/[;\s]+/), ...numbers])) {
        const list = found.get(known);
        if (list === undefined) found.set(known, [language]);
        else list.push(language);
      }
    }
    weights = found;
  }
  return weights.get(word) ?? [];
}

/** Latin words of medicine, and sodium, which are small words of one language only. */
const latin: ReadonlySet<string> = new Set("anterior posterior inferior superior familiar na".split(" "));

/**
 * The language of most small words, each counting less the more languages have it; English where nothing tells. Takes
 * words in normal form.
 */
export function detectLanguage(words: readonly string[]): Language {
  const scores = new Map<Language, number>();
  // Letters are units and abbreviations as often as words.
  for (const word of words.filter((word) => (word.length > 1 || word === "y") && !latin.has(word))) {
    const having = languagesOf(word);
    for (const language of having) scores.set(language, (scores.get(language) ?? 0) + 1 / having.length);
  }
  let best: Language = "en";
  for (const language of languages) if ((scores.get(language) ?? 0) > (scores.get(best) ?? 0)) best = language;
  return best;
}
