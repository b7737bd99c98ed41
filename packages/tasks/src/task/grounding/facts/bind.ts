import type { CalendarDate, Quantity } from "../quantities/quantity.js";
import { broaderThan } from "../lexicon/broader.js";
import { otherSensesOf } from "../lexicon/other-senses.js";
import type { Clause, Facts, Mention } from "./facts.js";

/** Categories whose phrases a number, a trend, a side or a quality belongs to. `when`: days, times of day, the first. */
const partnerCategories = [
  "drug",
  "measure",
  "finding",
  "procedure",
  "anatomy",
  "test",
  "event",
  "organism",
  "when",
  "relation",
] as const;

type PartnerCategory = (typeof partnerCategories)[number];

export interface BoundClause extends Clause {
  readonly index: number;
  /** Concepts of each category in the clause, or, where it has none, in the clause before of the sentence. */
  readonly partners: ReadonlyMap<PartnerCategory, ReadonlySet<string>>;
  /** Other clauses of the list that it is in: what is said of one is said of all. */
  readonly list: readonly number[];
}

/** Adds to each clause what its attributes may belong to. */
export function bindingsOf({ clauses }: Facts): readonly BoundClause[] {
  const bound: BoundClause[] = [];
  for (const [index, clause] of clauses.entries()) {
    const before = bound[index - 1];
    const partners = new Map<PartnerCategory, ReadonlySet<string>>();
    for (const category of partnerCategories) {
      const own = ownPartners(clause, category);
      const inherited = before?.sentence === clause.sentence ? before.partners.get(category) : undefined;
      if (own.size > 0) partners.set(category, own);
      else if (inherited !== undefined && inherits(clause, category)) partners.set(category, inherited);
    }
    bound.push({ ...clause, index, partners, list: listOf(clauses, index) });
  }
  return bound;
}

function ownPartners(clause: Clause, category: PartnerCategory): ReadonlySet<string> {
  const { mentions, quantities, relations } = clause;
  if (category === "relation") return new Set(relations);
  const own = mentions.filter((mention) => partnerOf(mention) === category).map(({ concept }) => concept);
  if (category !== "when") return new Set(own);
  for (const { kind, values, date } of quantities) {
    if (kind === "ordinal") own.push(`nth ${values[0]}`);
    // `03/04/2024` is a day of March or of April.
    if (kind === "date") own.push(...(date ?? []).map(keyOf));
  }
  return new Set(own);
}

function keyOf({ year, month, day }: CalendarDate): string {
  return month === undefined ? `${year}` : `${month}-${day ?? ""}`;
}

function partnerOf({ category }: Mention): PartnerCategory | undefined {
  if (category === "drug-class") return "drug";
  if (category === "weekday" || category === "timing") return "when";
  return partnerCategories.find((known) => known === category);
}

/** A clause with a subject of its own takes no drug, measure or finding from the one before. */
function inherits({ mentions }: Clause, category: PartnerCategory): boolean {
  if (category === "relation") return false;
  if (category === "event" || category === "test" || category === "when") return true;
  return !mentions.some(
    (mention) =>
      mention.category === "drug" ||
      mention.category === "measure" ||
      (mention.category === "finding" && category !== "anatomy"),
  );
}

const joint = /^(?:,|and|or|und|oder|et|ou|y|e|o|&|sowie)$/;

/** Neighbours that only name one more of the same: `normal liver, spleen and kidneys`. */
function listOf(clauses: readonly Clause[], index: number): readonly number[] {
  const joined = (at: number): boolean =>
    clauses[at]?.sentence === clauses[at - 1]?.sentence && joint.test(clauses[at]?.lead ?? "");
  const list: number[] = [];
  for (let at = index; index - at < 20 && joined(at) && isBare(clauses[at - 1]); at--) list.push(at - 1);
  for (let at = index + 1; at - index < 20 && joined(at) && isBare(clauses[at]); at++) list.push(at);
  return list;
}

function isBare(clause: Clause | undefined): boolean {
  if (clause === undefined || !clause.quantities.every((quantity) => isDurationOfAll(quantity, clause))) return false;
  const [first] = clause.mentions.filter((mention) => mention.category !== "anatomy");
  if (first === undefined) return clause.mentions.length > 0;
  const category = partnerOf(first);
  return (
    clause.mentions.every((mention) => partnerOf(mention) === category || mention.category === "anatomy") &&
    first.category !== "event"
  );
}

/** `3-day history of cough and fever`, `3 days of cough and fever`: a duration before a list is that of all. */
export function isDurationOfAll({ kind, dimension, end }: Quantity, { mentions }: Clause): boolean {
  return (
    kind === "amount" &&
    /^(?:days|months)$/.test(dimension ?? "") &&
    mentions.every(({ start, category }) => start >= end && category === "finding")
  );
}

/** Whether two clauses speak of different things of some category. */
export function differentPartner(
  said: BoundClause,
  known: BoundClause,
  options: { readonly except?: Mention; readonly others: readonly BoundClause[] },
): PartnerCategory | undefined {
  for (const category of partnerCategories) {
    // A value's time is the value's, not its label's.
    if (category === "when" && options.except?.category === "measure") continue;
    const own = without(said.partners.get(category), options.except);
    const other = without(known.partners.get(category), options.except);
    if (own.length === 0 || other.length === 0) continue;
    const all = new Set([...other, ...other.flatMap((concept) => broaderThan(concept, category))]);
    for (const at of known.list)
      for (const concept of options.others[at]?.partners.get(category) ?? []) all.add(concept);
    if (!own.some((concept) => all.has(concept)) && !hasOtherSense(said, known, all)) return category;
  }
  return undefined;
}

/** Whether a word of either clause may mean what the other has. */
function hasOtherSense(said: Clause, known: Clause, concepts: ReadonlySet<string>): boolean {
  if (said.mentions.some(({ text }) => otherSensesOf(text).some((concept) => concepts.has(concept)))) return true;
  const own = new Set(said.mentions.map(({ concept }) => concept));
  return known.mentions.some(
    ({ text, concept }) => !own.has(concept) && otherSensesOf(text).some((other) => own.has(other)),
  );
}

function without(concepts: ReadonlySet<string> | undefined, except: Mention | undefined): readonly string[] {
  return [...(concepts ?? [])].filter((concept) => concept !== except?.concept);
}
