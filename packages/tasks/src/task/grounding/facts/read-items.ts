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
  const eyes = tokens.some(({ word }) => eyeWord.test(word));
  for (let at = 0; at < tokens.length;) {
    const token = tokens[at] as Token;
    const side = sideLetter(tokens, at, language);
    const isEye = eyes && isEyeLetters(tokens, at);
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
      !isEye &&
      quantity.length >= (phrase?.length ?? 0) &&
      !isLoneOne(quantity, phrase !== undefined)
    ) {
      add(quantity.length, { kind: "quantity", quantities: quantity.quantities });
    } else if (phrase !== undefined) {
      add(phrase.length, { kind: "phrase", concepts: phrase.concepts, negated: phrase.negated });
    } else if (isQuery(tokens, at))
      add(1, { kind: "phrase", concepts: [{ id: "possible-next", category: "trigger" }] });
    else if (ticks.get(tickAt(tokens, at)) !== undefined) {
      const [id, length] = ticks.get(tickAt(tokens, at)) as readonly [string, number];
      add(length, { kind: "phrase", concepts: [{ id, category: "trigger" }] });
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

/** Marks of forms, what they do, and their tokens: `fever (-)`, `[ ] fever [x] cough`. */
const ticks: ReadonlyMap<string, readonly [trigger: string, tokens: number]> = new Map([
  ["(-)", ["deny-before", 3]],
  ["(−)", ["deny-before", 3]],
  ["(–)", ["deny-before", 3]],
  ["[]", ["deny-next", 2]],
  ["☐", ["deny-next", 1]],
  ["[x]", ["but", 3]],
  ["☒", ["but", 1]],
  ["☑", ["but", 1]],
]);

function tickAt(tokens: readonly Token[], at: number): string {
  const [first, second, third] = tokens.slice(at, at + 3).map(({ text }) => text.toLowerCase());
  if (first === "[" && second === "]") return "[]";
  return first === "(" || first === "[" ? `${first}${second ?? ""}${third ?? ""}` : (first ?? "");
}

/** A question mark before a word: `?UTI`, `? stroke`. */
function isQuery(tokens: readonly Token[], at: number): boolean {
  const [mark, next] = [tokens[at], tokens[at + 1]];
  return mark?.text === "?" && next !== undefined && (next.glued || !mark.glued);
}

/** Words that tell that `OD` is an eye, not `once daily`. */
const eyeWord =
  /^(?:va|visual|acuity|vision|iop|eyes?|os|ou|ocular|cornea|corneal|cataracts?|fundus|retina|retinal|macula|macular|pupil|pupils|slit|lens|iritis|uveitis|keratitis|glaucoma|conjunctival|conjunctivitis|optic|oct|latanoprost|timolol|chloramphenicol|dorzolamide)$/;

function isEyeLetters(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.text !== "OD") return false;
  // `75 mg OD`, `one tablet OD`: how often.
  return !/^(?:mg|mcg|ug|g|micrograms?|units?|tablets?|tabs?|caps?|capsules?|ml|po|oral|orally|iv|sc)$/.test(
    tokens[at - 1]?.word ?? "",
  );
}

/** `one` is a pronoun as often as a number; without a unit it is no number. */
function isLoneOne(match: NonNullable<ReturnType<typeof readQuantity>>, isPhrase: boolean): boolean {
  const [quantity] = match.quantities;
  return isPhrase && quantity?.spelled === true && quantity.dimension === null && quantity.values[0] === 1;
}

/** `L` and `R` before a word, in brackets or behind a phrase, and the German `li.`, `re.`. */
function sideLetter(tokens: readonly Token[], at: number, language: Language): string | undefined {
  const token = tokens[at] as Token;
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (token.text === "L" || token.text === "R") {
    if (before?.kind === "number" || before?.text === "/" || after?.text === "/") return undefined;
    // `TKR L 2018`, `cataract R.`
    const endsPhrase = before?.kind === "word" && (after?.kind !== "number" || /^(?:19|20)\d\d$/.test(after.text));
    if (after?.kind !== "word" && before?.text !== "(" && !endsPhrase) return undefined;
    return token.text === "L" ? "left" : "right";
  }
  if (language === "de" && (token.word === "li" || token.word === "re")) return token.word === "li" ? "left" : "right";
  return undefined;
}
