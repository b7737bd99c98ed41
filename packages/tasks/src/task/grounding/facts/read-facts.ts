import { readContext } from "../context/read-context.js";
import { splitClauses } from "../context/split-clauses.js";
import type { Language } from "../text/language.js";
import { splitCompound } from "../findings/split-compounds.js";
import { splitSentences } from "../text/sentences.js";
import { tokenize } from "../text/tokenize.js";
import type { Facts } from "./facts.js";
import { readItems } from "./read-items.js";

/** Reads what a text says as small facts: clauses of phrases and quantities, and what is said of each. */
export function readFacts(text: string, language: Language): Facts {
  const tokens = tokenize(text);
  const sentences = splitSentences(tokens, text);
  const clauses = sentences.flatMap((sentence, index) => {
    // `Penicillinallergie` alone tells no language.
    const words = sentence.flatMap((token) =>
      language === "de" || /.allergien?$/.test(token.word) ? splitCompound(token) : [token],
    );
    const items = readItems(words, text, language);
    return splitClauses(items).map((clause) => ({ ...clause, sentence: index }));
  });
  return readContext(clauses);
}
