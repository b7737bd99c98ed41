import type { Certainty, Side } from "../facts/facts.js";
import type { ItemClause } from "./split-clauses.js";

export interface SentenceClause extends ItemClause {
  readonly sentence: number;
}

/** What is said of an item, while it is being found out. */
export interface ItemContext {
  negated: boolean;
  certainty: Certainty;
  subject: string;
  past: boolean;
  side: Side | undefined;
  sideInherited: boolean;
}
