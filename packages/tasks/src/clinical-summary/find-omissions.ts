import type { Clause, Mention } from "../task/grounding/facts/facts.js";
import { readFacts } from "../task/grounding/facts/read-facts.js";
import type { SourceSpan } from "../task/grounding/source-spans.js";
import { detectLanguage } from "../task/grounding/text/detect-language.js";
import { tokenize } from "../task/grounding/text/tokenize.js";

/**
 * What a summary must not leave out.
 *
 * - `allergy`: an allergy or anaphylaxis of the patient.
 * - `new-drug`, `stopped-drug`, `changed-drug`: what was done with a drug.
 * - `critical`: what the source itself calls critical.
 */
export type OmissionKind = "allergy" | "new-drug" | "stopped-drug" | "changed-drug" | "critical";

/** Something of the source that no sentence of the summary tells. */
export interface Omission {
  readonly kind: OmissionKind;
  /** What it is about, in the source's words, for example the drug. */
  readonly about: string;
  /** The sentence of the source. */
  readonly source: SourceSpan;
}

/** Something that was done with a drug, by the concept of the word for it. */
const actions: ReadonlyMap<string, OmissionKind> = new Map([
  ["start", "new-drug"],
  ["restart", "new-drug"],
  ["stop", "stopped-drug"],
  ["hold", "stopped-drug"],
  ["switch", "changed-drug"],
]);

const reactions: ReadonlySet<string> = new Set(["allergy", "anaphylaxis"]);
const intolerances: ReadonlySet<string> = new Set(["intolerance", "side-effect"]);
/** What calls a value out of the ordinary. */
const alarming: ReadonlySet<string> = new Set(["critical", "severe", "high", "low", "up", "down"]);

/** A sentence with its clauses. */
interface Sentence {
  readonly text: string;
  readonly clauses: readonly Clause[];
}

/** Something that must be told, and whether a sentence of the summary tells it. */
interface Duty {
  readonly kind: OmissionKind;
  readonly about: string;
  readonly isToldBy: (sentence: Sentence) => boolean;
}

/**
 * Lists what the source says of allergies and intolerances, of drugs that were started, stopped or changed in dose, and of what it calls
 * critical, where no sentence of the summary tells it: an allergy as one, what was done with a drug together with the drug and
 * not denied, a critical value as critical or with its number. A drug that is named alone is told when it was started.
 */
export function findOmissions(source: readonly SourceSpan[], summary: readonly string[]): readonly Omission[] {
  const told = summary.flatMap(sentencesIn);
  return source.flatMap((span) =>
    sentencesIn(span.text)
      .flatMap(dutiesOf)
      .filter(({ isToldBy }) => !told.some(isToldBy))
      .map(({ kind, about }) => ({ kind, about, source: span })),
  );
}

function dutiesOf(sentence: Sentence): readonly Duty[] {
  return [...allergyDuties(sentence), ...drugDuties(sentence), ...criticalDuties(sentence)];
}

function allergyDuties(sentence: Sentence): readonly Duty[] {
  // An allergy of long ago still is one.
  const stated = statedReaction(sentence);
  if (stated === undefined) return [];
  const isReaction = reactions.has(stated.concept);
  const drugs = reactionDrugs(sentence);
  if (drugs.length === 0 && !isReaction) return [];
  const isTold = (other: Sentence, drug: string | undefined): boolean => {
    const reaction = statedReaction(other);
    if (reaction === undefined || (isReaction && !reactions.has(reaction.concept))) return false;
    return drug === undefined || reactionDrugs(other).some(({ concept }) => concept === drug);
  };
  if (drugs.length === 0)
    return [{ kind: "allergy", about: stated.text, isToldBy: (other) => isTold(other, undefined) }];
  return drugs.map(({ text, concept }) => ({
    kind: "allergy",
    about: text,
    isToldBy: (other: Sentence) => isTold(other, concept),
  }));
}

/** An allergy or intolerance that a sentence states; `does not tolerate` states one. */
function statedReaction({ clauses }: Sentence): Mention | undefined {
  return clauses.flatMap(({ mentions }) => mentions).find(isStatedReaction);
}

function isStatedReaction(mention: Mention): boolean {
  if (mention.concept === "tolerated") return mention.negated && isPatients(mention);
  return isOfPatient(mention) && (reactions.has(mention.concept) || intolerances.has(mention.concept));
}

/** What the patient does not bear: in the clause of the allergy, or in a list with it (`Allergies: penicillin, latex`). */
function reactionDrugs({ text, clauses }: Sentence): readonly Mention[] {
  const at = clauses.findIndex(({ mentions }) => mentions.some(isStatedReaction));
  return clauses.flatMap(({ mentions }, index) => {
    const isOwn = index === at;
    if (!isOwn && mentions.some(({ category }) => !substances.has(category))) return [];
    return mentions.filter((mention) => {
      const isSubstance = substances.has(mention.category) || mention.concept === "contrast";
      if (!isSubstance || !(isAllergen(mention) || isPatients(mention))) return false;
      if (isOwn) return true;
      return !mention.negated && !isSaidOf.test(text.slice(mention.end, mention.end + 24));
    });
  });
}

function isAllergen({ certainty, subject }: Mention): boolean {
  return certainty !== "planned" && subject === "allergy";
}

const substances: ReadonlySet<string> = new Set(["drug", "drug-class"]);
/** Behind a drug: something else is said of it. */
const isSaidOf = /^\s+(?:was|is|were|are|has|had|\d|wurde|wird|a été|fue|se|foi|given|started|continued)/iu;

function drugDuties(sentence: Sentence): readonly Duty[] {
  return actionsIn(sentence).flatMap(({ drug, action }): readonly Duty[] => {
    if (!isOfPatient(drug) || drug.past || !isOfPatient(action) || action.past) return [];
    const kind = kindOf(action);
    if (kind === undefined) return [];
    const done = normalAction(action.concept);
    const isToldBy = (other: Sentence): boolean => {
      const same = actionsIn(other).filter((each) => each.drug.concept === drug.concept);
      if (same.some((each) => isOfPatient(each.action) && normalAction(each.action.concept) === done)) return true;
      // Named alone: a drug that was started is taken.
      if (kind !== "new-drug" || same.length > 0) return false;
      return mentionsIn(other).some((each) => each.concept === drug.concept && isOfPatient(each));
    };
    return [{ kind, about: drug.text, isToldBy }];
  });
}

function kindOf({ concept }: Mention): OmissionKind | undefined {
  return trends.has(concept) ? "changed-drug" : actions.get(concept);
}

const trends: ReadonlyMap<string, string> = new Map([
  ["up", "up"],
  ["high", "up"],
  ["down", "down"],
  ["low", "down"],
]);

function normalAction(concept: string): string {
  return trends.get(concept) ?? concept;
}

/** Drugs with what was done with them: in their clause, or in the next of a list (`lisinopril and ramipril were stopped`). */
function actionsIn({ clauses }: Sentence): readonly { readonly drug: Mention; readonly action: Mention }[] {
  return clauses.flatMap((clause, at) => {
    const drugs = clause.mentions.filter(({ category }) => category === "drug");
    const list = clauses.slice(at + 1).find((next) => next.mentions.some(({ category }) => category !== "drug"));
    const isList = clause.mentions.every(({ category }) => category === "drug");
    const action = actionOf(clause) ?? (isList && list?.mentions[0]?.category === "drug" ? actionOf(list) : undefined);
    return action === undefined ? [] : drugs.map((drug) => ({ drug, action }));
  });
}

function actionOf({ mentions, quantities }: Clause): Mention | undefined {
  const action = mentions.find(({ concept, category }) => category === "status" && actions.has(concept));
  if (action !== undefined) return action;
  // What else may have risen: a measure, a symptom.
  if (mentions.some(({ category }) => category === "measure" || category === "finding" || category === "test"))
    return undefined;
  return mentions.find(
    ({ concept, category }) => trends.has(concept) && (category === "trend" || quantities.length > 0),
  );
}

function criticalDuties(sentence: Sentence): readonly Duty[] {
  const all = mentionsIn(sentence).filter((mention) => isOfPatient(mention) && !mention.past);
  const critical = all.find(({ concept, category }) => category === "quality" && concept === "critical");
  if (critical === undefined) return [];
  const [first = critical] = all.filter(({ category }) => ["measure", "finding", "test"].includes(category));
  const numbers = numbersOf(sentence);
  const isToldBy = (other: Sentence): boolean =>
    other.clauses.some(({ mentions }) => {
      const own = mentions.filter(isOfPatient);
      if (!own.some(({ concept }) => concept === first.concept) || own.some(({ concept }) => concept === "normal"))
        return false;
      if (numbers.size === 0 || own.some(({ concept }) => alarming.has(concept))) return true;
      return [...numbersOf(other)].some((number) => numbers.has(number));
    });
  return [{ kind: "critical", about: first.text, isToldBy }];
}

function numbersOf({ clauses }: Sentence): ReadonlySet<number> {
  const texts = clauses.flatMap(({ quantities }) => quantities.map(({ text }) => text));
  return new Set(
    texts.flatMap((text) => text.match(/\d+(?:[.,]\d+)?/g) ?? []).map((text) => Number(text.replace(",", "."))),
  );
}

/** Denied, planned and the family's are no duty. */
function isOfPatient(mention: Mention): boolean {
  return !mention.negated && isPatients(mention);
}

function isPatients({ certainty, subject }: Mention): boolean {
  return certainty !== "planned" && subject === "patient";
}

function mentionsIn({ clauses }: Sentence): readonly Mention[] {
  return clauses.flatMap(({ mentions }) => mentions);
}

function sentencesIn(text: string): readonly Sentence[] {
  const language = detectLanguage(tokenize(text).map(({ word }) => word));
  const bySentence = new Map<number, Clause[]>();
  for (const clause of readFacts(text, language).clauses) {
    const others = bySentence.get(clause.sentence);
    if (others === undefined) bySentence.set(clause.sentence, [clause]);
    else others.push(clause);
  }
  return [...bySentence.values()].map((clauses) => ({ text, clauses }));
}
