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
    const piece = (length: number) => {
      const end = tokens[at + length - 1]?.end ?? token.end;
      return { word: token.word, text: text.slice(token.start, end), start: token.start, end };
    };
    const none = { concepts: [], negated: false, quantities: [] };
    const side = sideLetter(tokens, at, language);
    const phrase = table.match(tokens, at);
    const quantity = readQuantity(tokens, at, language);
    let length = 1;
    if (side !== undefined) {
      items.push({ ...none, ...piece(1), kind: "phrase", concepts: [{ id: side, category: "side" }] });
    } else if (
      quantity !== undefined &&
      quantity.length >= (phrase?.length ?? 0) &&
      !isLoneOne(quantity, phrase !== undefined)
    ) {
      length = quantity.length;
      items.push({ ...none, ...piece(length), kind: "quantity", quantities: quantity.quantities });
    } else if (phrase !== undefined) {
      length = phrase.length;
      const { concepts, negated } = phrase;
      items.push({ ...none, ...piece(length), kind: "phrase", concepts, negated });
    } else if (token.kind === "mark") items.push({ ...none, ...piece(1), kind: "mark" });
    else {
      const drug = drugNamed(token.word);
      const concepts = drug === undefined ? [] : [{ id: drug, category: "drug" as const }];
      items.push({ ...none, ...piece(1), kind: drug === undefined ? "word" : "phrase", concepts });
    }
    at += length;
  }
  return items;
}

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
