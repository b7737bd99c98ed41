import { triggersOf } from "../context/triggers.js";
import type { Language } from "../text/language.js";
import { contextWords } from "./context-words.js";
import { lexicon } from "./lexicon.js";
import { functionWordsOf, ordinaryWordsOf } from "./ordinary-words.js";
import { PhraseTable } from "./phrase-table.js";

const tables = new Map<Language, PhraseTable>();

/** All known phrases for texts of a language; made when first asked for. Triggers go before synonyms and ordinary words. */
export function phraseTableOf(language: Language): PhraseTable {
  let table = tables.get(language);
  if (table === undefined) {
    table = new PhraseTable([
      triggersOf(language),
      ...contextWords,
      functionWordsOf(language),
      ...lexicon,
      ordinaryWordsOf(language),
    ]);
    tables.set(language, table);
  }
  return table;
}
