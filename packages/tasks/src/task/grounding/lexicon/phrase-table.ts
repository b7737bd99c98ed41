import { singular } from "../text/normalize-word.js";
import { tokenize, type Token } from "../text/tokenize.js";
import type { Category, Concept, LexiconPart } from "./category.js";

/** What a phrase stands for. */
export interface Phrase {
  readonly concepts: readonly Concept[];
  /** Whether the phrase denies its concepts, as `afebrile` does. */
  readonly negated: boolean;
}

export interface PhraseMatch extends Phrase {
  /** Tokens that the phrase takes, from the place of the match. */
  readonly length: number;
}

interface Node {
  readonly next: Map<string, Node>;
  phrase?: Phrase;
  /** The phrase if the text has it in capitals. */
  inCapitals?: Phrase;
}

/** Words that may stand inside a phrase without being part of it: the heart *is* enlarged. */
const skipped: ReadonlySet<string> = new Set(
  (
    "the a an of is are was were be been has have had his her their its " +
    "der die das den dem des ein eine einen einem einer ist wurde war " +
    "le la les l un une du de d est el los las del una es esta o os as do da dos um uma"
  ).split(" "),
);

/** Phrases by their words, longest first. */
export class PhraseTable {
  readonly #root: Node = { next: new Map() };

  constructor(parts: readonly LexiconPart[]) {
    const categories = new Map<string, Category>();
    const lines = parts.flatMap(({ category, lines }) =>
      lines
        .split("\n")
        .map((line) => line.trim())
        .filter((line) => line !== "")
        .map((line) => {
          const colon = line.indexOf(":");
          const [id, synonyms] = colon < 0 ? [line, ""] : [line.slice(0, colon).trim(), line.slice(colon + 1)];
          return { id, category, synonyms: synonyms.split(";").map((synonym) => synonym.trim()) };
        }),
    );
    for (const { id, category } of lines) {
      if (!id.includes(" + ") && !id.startsWith("-") && !categories.has(id)) categories.set(id, category);
    }
    for (const { id, category, synonyms } of lines) {
      const negated = id.startsWith("-");
      const ids = (negated ? id.slice(1) : id).split(" + ");
      const concepts = ids.map((part) => ({ id: part, category: categories.get(part) ?? category }));
      const phrase = { concepts, negated };
      // The name of a plain concept is one of its synonyms; names with `-` inside are for the program.
      if (ids.length === 1 && !negated && category !== "trigger") this.#add(id, phrase);
      for (const synonym of synonyms) if (synonym !== "") this.#add(synonym, phrase);
    }
  }

  #add(synonym: string, phrase: Phrase): void {
    let node = this.#root;
    for (const token of tokenize(synonym)) {
      if (token.kind === "mark" && !/^(?:'s|[↑↓#])$/.test(token.word)) continue;
      const key = singular(token.word);
      let next = node.next.get(key);
      if (next === undefined) node.next.set(key, (next = { next: new Map() }));
      node = next;
    }
    if (node === this.#root) return;
    if (/^[A-Z]{1,3}$/.test(synonym)) node.inCapitals ??= phrase;
    else node.phrase ??= phrase;
  }

  /** The longest phrase that begins at a token. */
  match(tokens: readonly Token[], at: number): PhraseMatch | undefined {
    let node = this.#root;
    let found: PhraseMatch | undefined;
    let skips = 0;
    for (let index = at; index < tokens.length && index < at + 12; index++) {
      const token = tokens[index];
      if (token === undefined) break;
      const next = node.next.get(singular(token.word));
      if (next === undefined) {
        if (index > at && token.glued && /^[&+/]$/.test(token.word)) continue;
        if (index > at && skips < 3 && skipped.has(token.word)) {
          skips++;
          continue;
        }
        break;
      }
      node = next;
      const capitals = node.inCapitals !== undefined && /^\p{Lu}+s?$/u.test(token.text);
      const phrase = capitals ? node.inCapitals : node.phrase;
      if (phrase !== undefined) found = { ...phrase, length: index - at + 1 };
    }
    return found;
  }
}
