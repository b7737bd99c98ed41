import { drugNamed } from "../lexicon/drug-lexicon.js";
import { phraseTableOf } from "../lexicon/phrase-table-of.js";
import { readQuantity } from "../quantities/read-quantity.js";
import type { Language } from "../text/language.js";
import type { Token } from "../text/tokenize.js";
import type { Item } from "./items.js";

/** Brings the tokens of a sentence into normal form: known phrases, the longest first, quantities, other words. */
export function readItems(tokens: readonly Token[], text: string, language: Language): readonly Item[] {
  const table = phraseTableOf(language);
  const items: Item[] = [];
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at] as Token;
    const side = sideLetter(tokens, at, language);
    const phrase = table.match(tokens, at);
    const quantity = readQuantity(tokens, at, language);
    const add = (length: number, said: Partial<Item> & Pick<Item, "kind">): void => {
      const end = tokens[at + length - 1]?.end ?? token.end;
      const { kind, concepts = none, negated = false, quantities = none } = said;
      const { word, start } = token;
      items.push({ kind, concepts, negated, quantities, word, text: text.slice(start, end), start, end });
      at += length;
    };
    if (side !== undefined) add(1, { kind: "phrase", concepts: [{ id: side, category: "side" }] });
    else if (
      quantity !== undefined &&
      quantity.length >= (phrase?.length ?? 0) &&
      !isLoneOne(quantity, phrase !== undefined)
    ) {
      add(quantity.length, { kind: "quantity", quantities: quantity.quantities });
    } else if (phrase !== undefined) {
      add(phrase.length, { kind: "phrase", concepts: phrase.concepts, negated: phrase.negated });
    } else if (token.kind === "mark") add(1, { kind: "mark" });
    else {
      const drug = drugNamed(token.word);
      if (drug === undefined) add(1, { kind: "word" });
      else add(1, { kind: "phrase", concepts: [{ id: drug, category: "drug" }] });
    }
  }
  return items;
}

const none: readonly never[] = [];

/** `one` is a pronoun as often as a number; without a unit it is no number. */
function isLoneOne(match: NonNullable<ReturnType<typeof readQuantity>>, isPhrase: boolean): boolean {
  const [quantity] = match.quantities;
  return isPhrase && quantity?.spelled === true && quantity.dimension === null && quantity.values[0] === 1;
}

/** `L` and `R` before a word or in brackets, and the German `li.`, `re.`. */
function sideLetter(tokens: readonly Token[], at: number, language: Language): string | undefined {
  const token = tokens[at] as Token;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (token.text === "L" || token.text === "R") {
    if (before?.kind === "number" || before?.text === "/" || after?.text === "/") return undefined;
    if (after?.kind !== "word" && before?.text !== "(") return undefined;
    return token.text === "L" ? "left" : "right";
  }
  if (language === "de" && (token.word === "li" || token.word === "re")) return token.word === "li" ? "left" : "right";
  return undefined;
}
