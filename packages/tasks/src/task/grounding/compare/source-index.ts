import type { BoundClause } from "../facts/bind.js";
import type { Mention } from "../facts/facts.js";
import type { Quantity } from "../quantities/quantity.js";
import type { Token } from "../text/tokenize.js";
import { abbreviationOf, spelledOut } from "./initials.js";
import { broaderThan } from "../lexicon/broader.js";
import { otherSensesOf } from "../lexicon/other-senses.js";
import { sameStem, stemKey } from "../text/stem.js";
import { shortened } from "./shortened.js";

export interface KnownQuantity {
  readonly quantity: Quantity;
  readonly clause: BoundClause;
}

/** Frequencies that name the time of day, too. */
const dailyAt: ReadonlyMap<string, string> = new Map([
  ["nightly", "night"],
  ["qhs", "night"],
  ["qam", "morning"],
  ["qpm", "evening"],
]);

/** Mentions of a concept that are looked at. */
const mostMentions = 400;

/** The facts of a source, to be looked up. */
export class SourceIndex {
  readonly clauses: readonly BoundClause[];
  readonly quantities: readonly KnownQuantity[];
  /** Whether a child is spoken of and no other patient: it is the patient then. */
  readonly isOfChild: boolean;
  readonly #saysExcept: boolean;
  readonly #byConcept = new Map<string, Mention[]>();
  readonly #byStem = new Map<string, Mention[]>();
  readonly #short = new Map<string, Mention[]>();

  /** Words of the statement that spell out an abbreviation of the source, or the other way round, with its mention. */
  readonly #spelled: { readonly start: number; readonly end: number; readonly mention: Mention }[] = [];

  /** @param texts The words of the statement and of the source, for abbreviations that one of them spells out. */
  constructor(
    clauses: readonly BoundClause[],
    texts: {
      readonly said: readonly BoundClause[];
      readonly statement: readonly Token[];
      readonly source: () => readonly Token[];
    },
  ) {
    this.clauses = clauses;
    this.#saysExcept = texts.said.some(({ lead }) => lead === "except");
    const mentions = clauses.flatMap((clause) => clause.mentions);
    for (const mention of mentions.slice(0, 5000)) {
      const short = abbreviationOf(mention);
      const place = short === undefined ? undefined : spelledOut(short, texts.statement);
      if (place !== undefined) this.#spelled.push({ ...place, mention });
    }
    for (const said of texts.said.flatMap((clause) => clause.mentions)) {
      const short = abbreviationOf(said);
      const place = short === undefined ? undefined : spelledOut(short, texts.source());
      const mention = mentions.find(
        ({ start, end }) => place !== undefined && start >= place.start && end <= place.end,
      );
      if (mention !== undefined) this.#spelled.push({ start: said.start, end: said.end, mention });
    }
    this.quantities = clauses.flatMap((clause) => clause.quantities.map((quantity) => ({ quantity, clause })));
    const all = [...mentions, ...texts.said.flatMap((clause) => clause.mentions)];
    this.isOfChild =
      all.some(({ concept }) => /^(?:baby|child)$/.test(concept)) &&
      !all.some(({ category, concept }) => category === "patient" || concept === "mother");
    for (const mention of mentions) {
      if (mention.category === "word") file(this.#byStem, stemKey(mention.concept), mention);
      else file(this.#byConcept, mention.concept, mention);
      for (const other of otherSensesOf(mention.text))
        if (other !== mention.concept) file(this.#byConcept, other, mention);
      if (mention.negated) continue;
      for (const wider of broaderThan(mention.concept, mention.category)) file(this.#byConcept, wider, mention);
    }
    for (const mention of mentions.slice(0, 5000)) {
      if (mention.category === "word") file(this.#short, mention.concept[0] ?? "", mention);
    }
  }

  /** Mentions of the same concept, or forms of the same word. */
  mentionsOf({ concept, category, text }: Mention): readonly Mention[] {
    const others = otherSensesOf(text).flatMap((other) => (other === concept ? [] : this.#named(other)));
    if (category !== "word") return [...this.#named(concept), ...others];
    const filed = (this.#byStem.get(stemKey(concept)) ?? []).slice(0, mostMentions);
    return [...filed.filter((known) => sameStem(known.concept, concept)), ...others];
  }

  #named(concept: string): readonly Mention[] {
    return (this.#byConcept.get(concept) ?? []).slice(0, mostMentions);
  }

  /** Mentions of words that a phrase shortens (`appt`), or that shorten it. */
  shortenedOf({ text, category }: Mention): readonly Mention[] {
    const filed = (this.#short.get(text[0]?.toLowerCase() ?? "") ?? []).slice(0, mostMentions);
    return filed.filter((known) => shortened(known.text, text) || (category === "word" && shortened(text, known.text)));
  }

  /** Mentions that spell out a phrase's abbreviation, or that it spells out. */
  abbreviationsOf({ start, end }: Mention): readonly Mention[] {
    return this.#spelled.filter((place) => start >= place.start && end <= place.end).map(({ mention }) => mention);
  }

  /** Whether a frequency of the source names a time of day: `nightly`. */
  hasDaily(time: string): boolean {
    return this.quantities.some(({ quantity }) => quantity.kind === "frequency" && dailyAt.get(quantity.text) === time);
  }

  /** Later clauses of its sentence that go on about a finding: `the rash spares the palms but involves the trunk`. */
  goingOnAbout({ concept, clause }: Mention): readonly BoundClause[] {
    const found: BoundClause[] = [];
    for (let at = clause + 1; at < clause + 10; at++) {
      const next = this.clauses[at];
      if (next === undefined || next.sentence !== this.clauses[clause]?.sentence) break;
      if (!next.partners.get("finding")?.has(concept) || next.mentions.some((own) => own.concept === concept)) break;
      found.push(next);
    }
    return found;
  }

  /** Whether an exception follows on a mention that the statement leaves out: `no allergies except penicillin`. */
  isExcepted({ clause }: Mention): boolean {
    const next = this.clauses[clause + 1];
    return !this.#saysExcept && next?.lead === "except" && next.sentence === this.clauses[clause]?.sentence;
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
