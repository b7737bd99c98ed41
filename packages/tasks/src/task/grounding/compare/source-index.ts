import type { BoundClause } from "../facts/bind.js";
import type { Mention } from "../facts/facts.js";
import type { Quantity } from "../quantities/quantity.js";
import { sameStem, stemKey } from "../text/stem.js";

export interface KnownQuantity {
  readonly quantity: Quantity;
  readonly clause: BoundClause;
}

/** Mentions of a concept that are looked at. */
const mostMentions = 400;

/** The facts of a source, to be looked up. */
export class SourceIndex {
  readonly clauses: readonly BoundClause[];
  readonly quantities: readonly KnownQuantity[];
  readonly #byConcept = new Map<string, Mention[]>();
  readonly #byStem = new Map<string, Mention[]>();

  constructor(clauses: readonly BoundClause[]) {
    this.clauses = clauses;
    this.quantities = clauses.flatMap((clause) => clause.quantities.map((quantity) => ({ quantity, clause })));
    for (const mention of clauses.flatMap(({ mentions }) => mentions)) {
      if (mention.category === "word") file(this.#byStem, stemKey(mention.concept), mention);
      else file(this.#byConcept, mention.concept, mention);
    }
  }

  /** Mentions of the same concept, or forms of the same word. */
  mentionsOf({ concept, category }: Mention): readonly Mention[] {
    if (category !== "word") return (this.#byConcept.get(concept) ?? []).slice(0, mostMentions);
    const filed = (this.#byStem.get(stemKey(concept)) ?? []).slice(0, mostMentions);
    return filed.filter((known) => sameStem(known.concept, concept));
  }

  clauseOf({ clause }: Mention): BoundClause | undefined {
    return this.clauses[clause];
  }
}

function file(map: Map<string, Mention[]>, key: string, mention: Mention): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [mention]);
  else list.push(mention);
}
