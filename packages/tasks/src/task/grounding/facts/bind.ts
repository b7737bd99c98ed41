import type { Clause, Facts, Mention } from "./facts.js";

/** Categories whose phrases a number, a trend, a side or a quality belongs to. */
export const partnerCategories = [
  "drug",
  "measure",
  "finding",
  "procedure",
  "anatomy",
  "test",
  "event",
  "organism",
] as const;

export type PartnerCategory = (typeof partnerCategories)[number];

export interface BoundClause extends Clause {
  readonly index: number;
  /** Concepts of each category in the clause, or, where it has none, in the clause before of the sentence. */
  readonly partners: ReadonlyMap<PartnerCategory, ReadonlySet<string>>;
  /** Clauses that share its dates and durations as items of one list, itself included. */
  readonly list: readonly number[];
}

/** Adds to each clause what its attributes may belong to. */
export function bindingsOf({ clauses }: Facts): readonly BoundClause[] {
  const bound: BoundClause[] = [];
  for (const [index, clause] of clauses.entries()) {
    const before = bound[index - 1];
    const partners = new Map<PartnerCategory, ReadonlySet<string>>();
    for (const category of partnerCategories) {
      const own = new Set(
        clause.mentions.filter((mention) => mention.category === category).map(({ concept }) => concept),
      );
      const inherited = before?.sentence === clause.sentence ? before.partners.get(category) : undefined;
      if (own.size > 0) partners.set(category, own);
      else if (inherited !== undefined && inherits(clause, category)) partners.set(category, inherited);
    }
    bound.push({ ...clause, index, partners, list: listOf(clauses, index) });
  }
  return bound;
}

/** A clause with a subject of its own takes no drug, measure or finding from the one before. */
function inherits({ mentions }: Clause, category: PartnerCategory): boolean {
  if (category === "event" || category === "test") return true;
  return !mentions.some(
    (mention) =>
      mention.category === "drug" ||
      mention.category === "measure" ||
      (mention.category === "finding" && category !== "anatomy"),
  );
}

function listOf(clauses: readonly Clause[], index: number): readonly number[] {
  const joined = (at: number): boolean =>
    clauses[at]?.sentence === clauses[at - 1]?.sentence &&
    /^(?:,|and|or|und|oder|et|ou|y|e|o|&|sowie)$/.test(clauses[at]?.lead ?? "");
  const list = [index];
  for (let at = index; joined(at) && clauses[at - 1]?.quantities.length === 0; at--) list.push(at - 1);
  const first = clauses[index];
  const leads =
    first?.quantities[0] !== undefined && first.quantities[0].start < (first.mentions[0]?.start ?? Infinity);
  if (leads) for (let at = index + 1; joined(at) && clauses[at]?.quantities.length === 0; at++) list.push(at);
  return list;
}

/** Whether two clauses speak of different things of some category. */
export function differentPartner(
  said: BoundClause,
  known: BoundClause,
  options: { readonly except?: Mention; readonly more?: readonly BoundClause[] } = {},
): PartnerCategory | undefined {
  for (const category of partnerCategories) {
    const own = without(said.partners.get(category), options.except);
    const other = without(known.partners.get(category), options.except);
    if (own.length === 0 || other.length === 0) continue;
    const all = new Set(other);
    for (const clause of options.more ?? [])
      for (const concept of clause.partners.get(category) ?? []) all.add(concept);
    if (!own.some((concept) => all.has(concept))) return category;
  }
  return undefined;
}

function without(concepts: ReadonlySet<string> | undefined, except: Mention | undefined): readonly string[] {
  return [...(concepts ?? [])].filter((concept) => concept !== except?.concept);
}
