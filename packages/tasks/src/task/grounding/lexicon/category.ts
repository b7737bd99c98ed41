/** What a known phrase names. */
export type Category =
  | "drug"
  | "drug-class"
  | "measure"
  | "finding"
  | "procedure"
  | "test"
  | "anatomy"
  | "organism"
  | "profession"
  | "place"
  | "event"
  | "quality"
  | "trend"
  | "status"
  | "route"
  | "timing"
  | "thing"
  | "patient"
  | "relative"
  | "side"
  | "relation"
  | "frequency"
  | "unit"
  | "number"
  | "month"
  | "weekday"
  /** Steers what is said of the phrases around: negation, certainty, subject, time. See `context`. */
  | "trigger"
  /** Says nothing by itself: articles, auxiliaries, light verbs. */
  | "ordinary";

/** One matter, whatever it is called. */
export interface Concept {
  readonly id: string;
  readonly category: Category;
}

/**
 * Lines of `id: synonym; synonym`, of one category. The id is a synonym, too. `first + second: word` makes a word of
 * two concepts (`heart + enlarged: cardiomegaly`), `-id: word` one that denies the concept (`-fever: afebrile`). A
 * synonym in capitals of at most three letters is found in capitals only.
 */
export interface LexiconPart {
  readonly category: Category;
  readonly lines: string;
}
