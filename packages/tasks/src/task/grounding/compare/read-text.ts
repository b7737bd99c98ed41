import type { BoundClause } from "../facts/bind.js";

/** A text with what it says. */
export interface ReadText {
  readonly text: string;
  readonly clauses: readonly BoundClause[];
}
