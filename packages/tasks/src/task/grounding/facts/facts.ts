import type { Category } from "../lexicon/category.js";
import type { Quantity } from "../quantities/quantity.js";

/** How sure a text is of something. `planned`: not yet done, advised, awaited, a condition. */
export type Certainty = "certain" | "probable" | "possible" | "planned";

export type Side = "left" | "right" | "both" | "one-side" | "middle";

/** A phrase of a text, and what the text says of it. */
export interface Mention {
  /** The concept's id, or the word in normal form where the lexicon has none. */
  readonly concept: string;
  readonly category: Category | "word";
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Index of its clause in `Facts.clauses`. */
  readonly clause: number;
  readonly negated: boolean;
  readonly certainty: Certainty;
  /** `patient`, `family`, or the relative. */
  readonly subject: string;
  /** Whether it is said to be history. */
  readonly past: boolean;
  readonly side: Side | undefined;
  /** Of a drug: whether it is what was taken before or what came in its place. */
  readonly role?: "from" | "to" | undefined;
  /** Whether the side was named with an earlier clause of the sentence. */
  readonly sideInherited: boolean;
}

/** The smallest piece of a sentence that says something: between commas, `and`, `but`, brackets. */
export interface Clause {
  readonly sentence: number;
  readonly mentions: readonly Mention[];
  readonly quantities: readonly Quantity[];
  /** `before` and `after` in it. */
  readonly relations: readonly string[];
  /** What joins it to the clause before: `and`, `,`, `but`, …; empty at the start of a sentence. */
  readonly lead: string;
}

export interface Facts {
  readonly clauses: readonly Clause[];
}
