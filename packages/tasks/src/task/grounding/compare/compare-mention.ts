import { type BoundClause, differentPartner } from "../facts/bind.js";
import type { Certainty, Mention } from "../facts/facts.js";
import type { FailedField, StatementField } from "./failed-field.js";
import type { SourceIndex } from "./source-index.js";

/** Categories of which nothing is denied: a place, a time, an examination. */
const neutral: ReadonlySet<string> = new Set(
  "anatomy test event timing relative place profession measure route weekday month unit".split(" "),
);

/** Of these it matters whether they are or were. */
const dated: ReadonlySet<string> = new Set(["finding", "drug", "drug-class"]);

/** Of these it is asked whether they were done. */
const done: ReadonlySet<string> = new Set(["test", "event"]);

/** Compares a phrase of a statement with where the source has it, and says what differs where it differs least. */
export function compareMention(said: Mention, clause: BoundClause, index: SourceIndex): readonly FailedField[] {
  if (said.category === "timing" && index.hasDaily(said.concept)) return [];
  const found = index.mentionsOf(said);
  if (found.length === 0 && (isToldByValues(said, clause) || isTrendOfValues(said, clause, index))) return [];
  if (found.length === 0 && isDeniedTest(said, clause, index)) return [];
  const spelled = found.length > 0 ? found : index.abbreviationsOf(said);
  const candidates = spelled.length > 0 ? spelled : index.shortenedOf(said);
  let best: readonly FailedField[] | undefined;
  for (const known of candidates) {
    const failed = differences({ said, clause, known, index });
    if (failed.length === 0) return [];
    if (best === undefined || failed.length < best.length) best = failed;
  }
  return best ?? [{ field: fieldOf(said), statement: said.text }];
}

const rising = /^(?:up|high)$/;
const falling = /^(?:down|low)$/;

/** Whether a trend is that of its own two values, which are compared by themselves: `fell from 12.1 to 9.8`. */
function isToldByValues({ concept, category, negated }: Mention, { quantities }: BoundClause): boolean {
  if (category !== "trend" || negated) return false;
  const [from, to] = (["from", "to"] as const).map((role) => quantities.find((quantity) => quantity.role === role));
  const [first, last] = [from?.values[0], to?.values[0]];
  if (first === undefined || last === undefined || from?.dimension !== to?.dimension) return false;
  return first < last ? rising.test(concept) : first > last && falling.test(concept);
}

/** Whether the source has two values of the statement's measure that go that way: `CRP 45 -> 210`. */
function isTrendOfValues(said: Mention, { partners }: BoundClause, { clauses }: SourceIndex): boolean {
  const own = partners.get("measure");
  if (own?.size !== 1) return false;
  const same = clauses.filter((clause) => [...(clause.partners.get("measure") ?? [])].join() === [...own].join());
  return same.some((clause) => isToldByValues(said, clause));
}

/** Whether `negative` is said of what the source denies: `HBs antigen was not detected`. */
function isDeniedTest({ concept, negated }: Mention, { mentions }: BoundClause, index: SourceIndex): boolean {
  if (concept !== "positive" || !negated) return false;
  const others = mentions.filter((mention) => mention.concept !== concept && mention.negated);
  return others.length > 0 && others.every((other) => index.mentionsOf(other).some((known) => known.negated));
}

interface Pair {
  readonly said: Mention;
  readonly clause: BoundClause;
  readonly known: Mention;
  readonly index: SourceIndex;
}

function differences({ said, clause, known, index }: Pair): readonly FailedField[] {
  const fields: StatementField[] = [];
  const bound = index.clauseOf(known);
  if (!neutral.has(said.category)) {
    if (said.negated !== known.negated || deniesMore(said, clause, { known, bound, index })) fields.push("polarity");
    if (!certainEnough(said.certainty, known.certainty)) fields.push("certainty");
    if (!sameSubject(said.subject, known.subject, index)) fields.push("subject");
    if (dated.has(said.category) && known.past && !said.past) fields.push("time");
    const switched = [clause, bound].some((given) => given?.mentions.some(({ concept }) => concept === "switch"));
    if (switched && said.role !== undefined && known.role !== undefined && said.role !== known.role)
      fields.push("status");
  } else if (done.has(said.category)) {
    if (said.category === "event" && !sameSubject(said.subject, known.subject, index)) fields.push("subject");
    // A negative test was done; so was one that detected nothing.
    const isNegative = clause.mentions.some(({ concept, negated }) => concept === "positive" && negated);
    if (said.negated !== known.negated && !isNegative) fields.push("polarity");
    if (said.certainty === "certain" && known.certainty === "planned" && said.concept !== "follow-up") {
      fields.push("certainty");
    }
  }
  if (
    said.category === "measure" &&
    clause.quantities.length > 0 &&
    said.certainty === "certain" &&
    known.certainty === "planned"
  )
    fields.push("certainty");
  if (isAbsent(said, clause, { known, bound })) fields.push("polarity");
  // A value of a side is compared with its number.
  const isOfValue = said.category === "measure" && clause.quantities.some(({ side }) => side === said.side);
  if (!isOfValue && !sameSide(said, known, bound) && !isListedSide(said, bound, index)) fields.push("side");
  if (bound !== undefined) {
    const others = { except: said, others: index.clauses };
    const different = differentPartner(clause, bound, others);
    const isElsewhere = different === "anatomy" ? index.goingOnAbout(known) : [];
    if (different !== undefined && isElsewhere.every((each) => differentPartner(clause, each, others) !== undefined))
      fields.push("label");
    if (
      isMedication(said) &&
      (stopped(bound) || isReplaced(known, bound)) &&
      !clause.mentions.some(({ category }) => category === "status")
    )
      fields.push("status");
  }
  if (said.negated && bound !== undefined && hasGone(bound)) {
    return fields
      .filter((field) => field !== "polarity" && field !== "time")
      .map((field) => ({ field, statement: said.text, source: known.text }));
  }
  return fields.map((field) => ({ field, statement: said.text, source: known.text }));
}

function sameSubject(said: string, known: string, { isOfChild }: SourceIndex): boolean {
  if (said === known || (said === "family" && known !== "patient")) return true;
  // In a child's notes the patient is the child.
  return isOfChild && [said, known].every((subject) => /^(?:patient|baby|child)$/.test(subject));
}

/**
 * Whether the source says of a part of the body or a measure only that it is not there: `the spleen is not palpable`; or the
 * statement, where the source has it.
 */
function isAbsent(
  said: Mention,
  { mentions }: BoundClause,
  { known, bound }: { readonly known: Mention; readonly bound: BoundClause | undefined },
): boolean {
  if (!/^(?:anatomy|measure)$/.test(said.category) || said.negated === known.negated || bound === undefined)
    return false;
  // The other way round: `no haematuria` of haematuria, which is blood in the urine.
  if (said.negated)
    return (
      mentions.every(({ negated, category }) => negated && category === "anatomy") &&
      bound.mentions.every(({ negated }) => !negated)
    );
  return bound.mentions.every(({ negated }) => negated) && mentions.every(({ negated }) => !negated);
}

function certainEnough(said: Certainty, known: Certainty): boolean {
  if (said === known) return true;
  // What is probable may be called possible; nothing else may change.
  return said === "possible" && known === "probable";
}

function sameSide(said: Mention, known: Mention, bound: BoundClause | undefined): boolean {
  if (said.side === undefined) {
    // `No left effusion` is not `no effusion`.
    const narrower = known.side !== undefined && known.side !== "both" && !known.sideInherited;
    return !(said.negated && known.negated && narrower);
  }
  if (said.sideInherited) return true;
  if (known.side !== undefined) return said.side === known.side;
  if (said.category === "anatomy") return false;
  // Named with another sentence: `Right knee pain. X-ray shows osteoarthritis.`
  return neutral.has(said.category) || bound?.partners.get("anatomy") === undefined;
}

/** `Pain in the right shoulder and left knee` is pain in the left knee, too. */
function isListedSide(said: Mention, bound: BoundClause | undefined, index: SourceIndex): boolean {
  const listed = (bound?.list ?? []).flatMap((at) => index.clauses[at] ?? []);
  return listed.some(
    ({ mentions }) =>
      mentions.length > 0 && mentions.every(({ category, side }) => category === "anatomy" && side === said.side),
  );
}

/** What narrows a denial: there may be old ones, or small ones. */
const narrowing: ReadonlySet<string> = new Set(
  "new further acute subacute large severe moderate multiple bilateral significant recent recurrence displaced tension obstructive gross frank overt definite sizeable sizable enlarging pathological".split(
    " ",
  ),
);

/** Whether the source denies less: `no new lesions` is not `no lesions`. */
function deniesMore(
  said: Mention,
  clause: BoundClause,
  { known, bound, index }: Pick<Pair, "known" | "index"> & { readonly bound: BoundClause | undefined },
): boolean {
  if (!said.negated || !known.negated || narrowing.has(said.concept) || bound === undefined) return false;
  if (!/^(?:finding|word|quality)$/.test(known.category)) return false;
  if (index.isExcepted(known)) return true;
  const before = bound.mentions.filter(({ negated, end }) => negated && end <= known.start && known.start - end < 25);
  return before.some(
    ({ concept }) => narrowing.has(concept) && !clause.mentions.some((mention) => mention.concept === concept),
  );
}

/** What has resolved may be denied. */
function hasGone({ mentions }: BoundClause): boolean {
  return mentions.some(({ concept, negated }) => concept === "resolved" && !negated);
}

function isMedication({ category, concept }: Mention): boolean {
  return /^drug/.test(category) || /^(?:tablet|pill|tabletten|comprim)/.test(concept);
}

function stopped({ mentions }: BoundClause): boolean {
  return mentions.some(
    ({ concept, category, negated }) => category === "status" && (concept === "stop" || concept === "hold") && !negated,
  );
}

/** Whether another drug came in a drug's place: `switched from warfarin to apixaban`. A changed dose replaces nothing. */
function isReplaced({ role, concept }: Mention, { mentions }: BoundClause): boolean {
  const isDone = mentions.some((mention) => mention.concept === "switch" && !mention.negated);
  return isDone && role === "from" && mentions.some((other) => other.role === "to" && other.concept !== concept);
}

/** The field that a missing phrase is. */
function fieldOf({ category }: Mention): StatementField {
  if (category === "drug" || category === "trend" || category === "status" || category === "route") return category;
  if (category === "weekday" || category === "timing") return "date";
  return "entity";
}
