import { type BoundClause, differentPartner, isDurationOfAll } from "../facts/bind.js";
import type { Mention } from "../facts/facts.js";
import { coversDate } from "../quantities/dates.js";
import { isEvery } from "../quantities/frequencies.js";
import type { Quantity } from "../quantities/quantity.js";
import { sameStem } from "../text/stem.js";
import type { FailedField, StatementField } from "./failed-field.js";
import type { KnownQuantity, SourceIndex } from "./source-index.js";

/** Compares a quantity of a statement with those of the source, and says what differs where it differs least. */
export function compareQuantity(said: Quantity, clause: BoundClause, index: SourceIndex): readonly FailedField[] {
  const same = index.quantities.filter(({ quantity }) => sameQuantity(said, quantity));
  if (same.length === 0 && isTimeOfDay(said)) return [];
  if (same.length === 0) {
    const other = index.quantities.find(
      ({ quantity }) => quantity.kind === said.kind && quantity.dimension === said.dimension,
    );
    const sameNumber = index.quantities.find(
      ({ quantity }) =>
        quantity.values[0] !== undefined && quantity.text.replace(/[^\d.,]/g, "") === said.text.replace(/[^\d.,]/g, ""),
    );
    const source = other?.quantity.text ?? sameNumber?.quantity.text;
    const field = sameNumber !== undefined && said.kind === "amount" && other === undefined ? "unit" : fieldOf(said);
    return [{ field, statement: said.text, ...(source === undefined ? {} : { source }) }];
  }
  let reason: FailedField | undefined;
  for (const known of same) {
    const failed = misplaced(said, clause, { known, index });
    if (failed === undefined) return [];
    reason ??= failed;
  }
  return reason === undefined ? [] : [reason];
}

function misplaced(
  said: Quantity,
  clause: BoundClause,
  { known, index }: { readonly known: KnownQuantity; readonly index: SourceIndex },
): FailedField | undefined {
  if (
    differentPartner(clause, known.clause, { others: index.clauses }) !== undefined ||
    unrelated(clause, known, index)
  ) {
    return { field: "label", statement: said.text, source: known.quantity.text };
  }
  if (
    otherSubject(clause, known.clause) ||
    otherSide(clause, known.clause) ||
    (said.side !== undefined && known.quantity.side !== undefined && said.side !== known.quantity.side) ||
    otherCompany(said, clause, { known: known.clause, index }) ||
    isOthersValue(said, clause, { known: known.clause, index })
  ) {
    return { field: "label", statement: said.text, source: known.quantity.text };
  }
  if (/^(?:amount|range|ratio)$/.test(said.kind) && (known.quantity.role === "limit") !== (said.role === "limit")) {
    return { field: "number", statement: said.text, source: known.quantity.text };
  }
  if (known.quantity.role !== undefined && said.role !== known.quantity.role && said.kind !== "date") {
    const hasOther =
      index.quantities.some(({ quantity }) => quantity.role !== undefined && quantity.role !== known.quantity.role) ||
      hasSibling(known, index, ({ role }) => role !== "from");
    if (known.quantity.role === "from" ? hasOther || said.role === "to" : said.role === "from") {
      return { field: fieldOf(said), statement: said.text, source: known.quantity.text };
    }
  }
  // `Baseline creatinine 210` of `210 (baseline 90)`.
  if (
    said.role === "from" &&
    known.quantity.role === undefined &&
    hasSibling(known, index, ({ role }) => role === "from")
  )
    return { field: fieldOf(said), statement: said.text, source: known.quantity.text };
  return undefined;
}

/** Whether another value of the same measure stands in the sentence. */
function hasSibling(known: KnownQuantity, { quantities }: SourceIndex, is: (other: Quantity) => boolean): boolean {
  const own = known.clause.partners.get("measure");
  return quantities.some(
    ({ quantity, clause }) =>
      quantity !== known.quantity &&
      clause.sentence === known.clause.sentence &&
      sameType(quantity, known.quantity) &&
      is(quantity) &&
      [...(clause.partners.get("measure") ?? [])].some((concept) => own?.has(concept) === true),
  );
}

/** Whether two clauses speak of different relatives; the patient's own are told apart by what has the value. */
function otherSubject(said: BoundClause, known: BoundClause): boolean {
  const own = relativesOf(said);
  const other = relativesOf(known);
  return own.length > 0 && other.length > 0 && !own.some((subject) => other.includes(subject));
}

function relativesOf({ mentions }: BoundClause): readonly string[] {
  return mentions.flatMap(({ subject }) => (subject === "patient" || subject === "family" ? [] : [subject]));
}

/** Whether all that two clauses name is on different sides. */
function otherSide(said: BoundClause, known: BoundClause): boolean {
  const sidesOf = ({ mentions }: BoundClause) =>
    mentions.flatMap(({ side, sideInherited }) => (sideInherited ? [] : (side ?? [])));
  const own = sidesOf(said);
  const other = sidesOf(known);
  return own.length > 0 && other.length > 0 && !own.some((side) => other.includes(side));
}

/** Whether a quantity stands with other ones: `25 mg for a week, then 50 mg` has no `50 mg for a week`. */
function otherCompany(
  said: Quantity,
  { quantities }: BoundClause,
  { known, index }: { readonly known: BoundClause; readonly index: SourceIndex },
): boolean {
  return quantities.some((quantity) => {
    if (quantity === said || sameType(quantity, said)) return false;
    const alike = known.quantities.filter((other) => sameType(quantity, other));
    if (alike.length === 0 || alike.some((other) => sameQuantity(quantity, other))) return false;
    // What is nowhere in the source fails by itself.
    return index.quantities.some((other) => sameQuantity(quantity, other.quantity));
  });
}

/** Categories that a value belongs to. */
const owning = /^(?:finding|measure|procedure|event|drug|thing|organism)$/;

/**
 * Whether what the statement speaks of has another value of this type: `10 mg on waking, 5 mg at noon` has no `10 mg at noon`;
 * `catheter for 10 days, fever for 2` no fever for 10 days.
 */
function isOthersValue(
  said: Quantity,
  { mentions }: BoundClause,
  { known, index }: { readonly known: BoundClause; readonly index: SourceIndex },
): boolean {
  const isAnothers = known.mentions.some(
    ({ category, concept }) =>
      (owning.test(category) || category === "word") && !mentions.some((own) => own.concept === concept),
  );
  return mentions.some(({ category, concept }) => {
    const isTime = /^(?:timing|weekday)$/.test(category);
    if (isTime ? known.partners.get("when")?.has(concept) : !owning.test(category) || !isAnothers) return false;
    const has = (clause: BoundClause): boolean => clause.mentions.some((mention) => mention.concept === concept);
    if (has(known)) return false;
    const owners = index.clauses.filter((clause) => has(clause));
    return (
      owners.length > 0 &&
      owners.every(({ quantities, sentence }) => {
        const alike = quantities.filter((quantity) => sameType(quantity, said));
        return sentence === known.sentence && alike.length > 0 && !alike.some((other) => sameQuantity(said, other));
      })
    );
  });
}

function sameType(a: Quantity, b: Quantity): boolean {
  return a.kind === b.kind && (a.kind !== "amount" || a.dimension === b.dimension);
}

/** Whether two clauses have words of their own, and none in common. */
function unrelated(said: BoundClause, { clause: known, quantity }: KnownQuantity, { clauses }: SourceIndex): boolean {
  const own = said.mentions.filter(isNaming);
  const other = known.mentions.filter(isNaming);
  if (own.length === 0 || other.length === 0) return false;
  if (known.lead !== "" && !other.some(({ category }) => category === "word")) return false;
  const listed = isDurationOfAll(quantity, known) ? known.list.flatMap((at) => clauses[at]?.mentions ?? []) : [];
  return !said.mentions.some((mention) => [...known.mentions, ...listed].some((named) => sameMatter(mention, named)));
}

function sameMatter(said: Mention, known: Mention): boolean {
  return known.concept === said.concept || (said.category === "word" && sameStem(said.concept, known.concept));
}

function isNaming({ category }: Mention): boolean {
  return /^(?:word|thing|measure|finding|drug)$/.test(category);
}

/** Whether a quantity of the source states one of the statement: equal, or rounded to it where that is said. */
export function sameQuantity(said: Quantity, known: Quantity): boolean {
  if (said.kind === "date" || known.kind === "date") {
    if (said.kind !== known.kind) return false;
    return (said.date ?? []).some((date) => (known.date ?? []).some((other) => coversDate(date, other)));
  }
  if (said.kind !== known.kind) return false;
  if ((said.comparator ?? "").replace("=", "") !== (known.comparator ?? "").replace("=", ""))
    return impliedBound(said, known);
  if (!sameDimension(said, known)) return false;
  if (said.values.length !== known.values.length) return false;
  if (known.approximate !== undefined && said.approximate === undefined) return false;
  // Without its unit a number is the one that is written: 8.4 of `8.4 g/dL`.
  const written = said.dimension === null && known.dimension !== null ? writtenNumbers(known) : [];
  if (said.kind === "amount" && written.length > 0)
    return said.values.every((value, at) => close(value, written[at] ?? Number.NaN));
  return said.values.every((value, at) => sameValue(value, known.values[at] ?? Number.NaN, said));
}

/** A quantity's numbers as they are written; of `from 11.2 to 8.4` one. None where they are words, or more than its values. */
function writtenNumbers({ text, values, role }: Quantity): readonly number[] {
  const all = Array.from(text.matchAll(/\d+(?:\.\d+)?/g), ([number]) => Number(number));
  if (all.length === values.length) return all;
  if (all.length !== 2 || (role !== "from" && role !== "to")) return [];
  return role === "from" ? all.slice(0, 1) : all.slice(1);
}

function sameDimension(said: Quantity, known: Quantity): boolean {
  if (said.dimension === known.dimension) return true;
  // `The third postoperative day` is day 3.
  if (said.kind === "ordinal") return said.dimension === "nth" || known.dimension === "nth";
  // A unit may be left out; one that everybody adds may be added.
  if (said.dimension === null) return true;
  return known.dimension === null && /^(?:pressure|celsius|percent|1\/days)$/.test(said.dimension);
}

function sameValue(said: number, known: number, { approximate, step, dimension }: Quantity): boolean {
  const scale = dimension === "1/days" && known < 500 ? 1440 : 1;
  const value = said / scale;
  if (close(said, known) || (scale > 1 && close(value, known))) return true;
  if (dimension === null && close(said * 1440, known)) return true;
  if (dimension === "celsius" && Math.abs(said - known) < 0.06) return true;
  if (approximate === undefined) return false;
  const off = Math.abs(said - known);
  // Rounded to the ten or the hundred in the unit as it is written.
  const written = Math.round(said / step);
  const coarse = step * (written % 100 === 0 ? 100 : written % 10 === 0 ? 10 : 1);
  const rounds = off <= coarse / 2 + 1e-9 && off <= Math.abs(said) * 0.1;
  if (approximate === "about") return rounds;
  const near = off <= Math.max(step, Math.abs(said) * 0.05);
  return near && (approximate === "below" ? known < said : known > said);
}

function close(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b), 1e-9);
}

/** `more than 80` of 80.4: true, and near enough to be meant. */
function impliedBound(said: Quantity, known: Quantity): boolean {
  const [bound, value] = [said.values[0], known.values[0]];
  if (said.comparator === undefined || known.comparator !== undefined || bound === undefined || value === undefined)
    return false;
  if (!sameDimension(said, known) || Math.abs(bound - value) > Math.abs(bound) * 0.1) return false;
  return said.comparator.startsWith("<") ? value <= bound : value >= bound;
}

/** `each` of `each morning`, which is checked as a time of day. */
function isTimeOfDay({ kind, text, values }: Quantity): boolean {
  return kind === "frequency" && values[0] === 1 && /^\p{L}+$/u.test(text) && isEvery(text.toLowerCase());
}

function isDuration({ kind, dimension }: Quantity): boolean {
  return kind === "amount" && (dimension === "days" || dimension === "months");
}

function fieldOf(said: Quantity): StatementField {
  if (said.kind === "frequency") return "frequency";
  if (said.kind === "date" || said.kind === "clock") return "date";
  return isDuration(said) ? "duration" : "number";
}
