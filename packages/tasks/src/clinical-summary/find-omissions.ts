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

/** Something that must be told: the concepts that a sentence of the summary has together when it tells it. */
interface Duty {
  readonly kind: OmissionKind;
  readonly about: string;
  readonly concepts: readonly string[];
}

/**
 * Lists what the source says of allergies, of drugs that were started, stopped or changed, and of what it calls critical, where no
 * sentence of the summary names it. A drug that is named without what was done with it is left out when it was stopped or
 * changed, and told when it was started.
 */
export function findOmissions(source: readonly SourceSpan[], summary: readonly string[]): readonly Omission[] {
  const told = summary.map((sentence) => new Set(mentionsOf(sentence).map(({ concept }) => concept)));
  return source.flatMap((span) =>
    dutiesOf(span.text)
      .filter(({ concepts }) => !told.some((sentence) => concepts.every((concept) => sentence.has(concept))))
      .map(({ kind, about }) => ({ kind, about, source: span })),
  );
}

function dutiesOf(sentence: string): readonly Duty[] {
  const clauses = clausesOf(sentence);
  const said = clauses.flatMap(({ mentions }) => mentions).filter(isOfPatient);
  const allergy = said.find(({ concept }) => concept === "allergy" || concept === "anaphylaxis");
  // An allergy of long ago still is one, and what the patient is allergic to is not a drug that was given.
  if (allergy !== undefined) {
    return allergies(
      allergy,
      said.filter(({ category }) => category === "drug" || category === "drug-class"),
    );
  }
  const all = said.filter(({ past }) => !past);
  const critical = all.find(({ concept, category }) => category === "quality" && concept === "critical");
  return [...clauses.flatMap(drugDuties), ...(critical === undefined ? [] : criticalDuties(critical, all))];
}

function allergies(allergy: Mention, drugs: readonly Mention[]): readonly Duty[] {
  if (drugs.length === 0) return [{ kind: "allergy", about: allergy.text, concepts: [allergy.concept] }];
  return drugs.map(({ text, concept }) => ({ kind: "allergy", about: text, concepts: [concept] }));
}

function drugDuties({ mentions }: Clause): readonly Duty[] {
  const own = mentions.filter((mention) => isOfPatient(mention) && !mention.past);
  const action = own.find(({ concept, category }) => category === "status" && actions.has(concept));
  const kind = action && actions.get(action.concept);
  if (action === undefined || kind === undefined) return [];
  const drugs = own.filter(({ category }) => category === "drug");
  return drugs.map(({ text, concept }) => ({
    ...{ kind, about: text },
    concepts: kind === "new-drug" ? [concept] : [concept, action.concept],
  }));
}

function criticalDuties(critical: Mention, all: readonly Mention[]): readonly Duty[] {
  const subjects = all.filter(({ category }) => ["measure", "finding", "test"].includes(category));
  const [first = critical] = subjects;
  return [{ kind: "critical", about: first.text, concepts: [first.concept] }];
}

/** Denied, planned and the family's are no duty. */
function isOfPatient({ negated, certainty, subject }: Mention): boolean {
  return !negated && certainty !== "planned" && subject === "patient";
}

function clausesOf(sentence: string): readonly Clause[] {
  const language = detectLanguage(tokenize(sentence).map(({ word }) => word));
  return readFacts(sentence, language).clauses;
}

function mentionsOf(sentence: string): readonly Mention[] {
  return clausesOf(sentence).flatMap(({ mentions }) => mentions);
}
