import type { Clause, Mention } from "../../task/grounding/facts/facts.js";
import { readFacts } from "../../task/grounding/facts/read-facts.js";
import { detectLanguage } from "../../task/grounding/text/detect-language.js";
import { tokenize } from "../../task/grounding/text/tokenize.js";

/** A sentence with its clauses. */
export interface Sentence {
  /** The text that it stands in, which the places of its mentions count in. */
  readonly text: string;
  readonly clauses: readonly Clause[];
}

export function sentencesIn(text: string): readonly Sentence[] {
  const language = detectLanguage(tokenize(text).map(({ word }) => word));
  const bySentence = new Map<number, Clause[]>();
  for (const clause of readFacts(text, language).clauses) {
    const others = bySentence.get(clause.sentence);
    if (others === undefined) bySentence.set(clause.sentence, [clause]);
    else others.push(clause);
  }
  return [...bySentence.values()].map((clauses) => ({
    text,
    clauses: clauses.map((clause) => withReaction(clause, text)),
  }));
}

const signs: ReadonlySet<string> = new Set("rash urticaria angioedema itching bronchospasm".split(" "));

/** Adds the reaction that a sign right before a drug is: `rash with co-trimoxazole`. */
function withReaction(clause: Clause, text: string): Clause {
  const { mentions } = clause;
  const at = mentions.findIndex(
    ({ concept, end }, index) =>
      signs.has(concept) &&
      mentions.slice(index + 1).some(({ category, start }) => {
        return (
          substances.has(category) && /^\s+(?:with|after|from|on|due to|caused by)\s+$/i.test(text.slice(end, start))
        );
      }),
  );
  const sign = mentions[at];
  if (sign === undefined) return clause;
  // An allergy of long ago still is one.
  return { ...clause, mentions: [{ ...sign, concept: "side-effect", past: false }, ...mentions] };
}

export function mentionsIn({ clauses }: Sentence): readonly Mention[] {
  return clauses.flatMap(({ mentions }) => mentions);
}

/** Neither denied nor planned nor of the family. */
export function isOfPatient(mention: Mention): boolean {
  return !mention.negated && isPatients(mention);
}

function isPatients({ certainty, subject }: Mention): boolean {
  return certainty !== "planned" && subject === "patient";
}

const reactions: ReadonlySet<string> = new Set(["allergy", "anaphylaxis"]);
const intolerances: ReadonlySet<string> = new Set(["intolerance", "side-effect"]);

/** An allergy or intolerance that a sentence states; `does not tolerate` states one. */
export function statedReaction({ clauses }: Sentence): Mention | undefined {
  return clauses.flatMap(({ mentions }) => mentions).find(isStatedReaction);
}

/** An allergy or anaphylaxis, where an intolerance is less. */
export function isAllergic({ concept }: Mention): boolean {
  return reactions.has(concept);
}

function isStatedReaction(mention: Mention): boolean {
  if (mention.concept === "tolerated") return mention.negated && isPatients(mention);
  return isOfPatient(mention) && (reactions.has(mention.concept) || intolerances.has(mention.concept));
}

/** What the patient does not bear: in the clause of the allergy, or in a list with it (`Allergies: penicillin, latex`). */
export function reactionDrugs({ text, clauses }: Sentence): readonly Mention[] {
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

/** Something that was done with a drug. */
export interface DrugAct {
  readonly drug: Mention;
  readonly act: Mention;
}

const acts: ReadonlySet<string> = new Set(["start", "restart", "stop", "hold", "switch"]);
const trends: ReadonlyMap<string, string> = new Map([
  ["up", "up"],
  ["high", "up"],
  ["down", "down"],
  ["low", "down"],
]);

/** Drugs with what was done with them: in their clause, or in the next of a list (`lisinopril and ramipril were stopped`). */
export function drugActsIn({ clauses }: Sentence): readonly DrugAct[] {
  const isOnlyDrugs = clauses.map(({ mentions }) => mentions.every(({ category }) => isDrug(category)));
  // From the end, so that each clause is looked at once: the next one that says more than drugs.
  const following: (Clause | undefined)[] = [];
  let next: Clause | undefined;
  for (let at = clauses.length - 1; at >= 0; at--) {
    following[at] = next;
    if (isOnlyDrugs[at] === false) next = clauses[at];
  }
  return clauses.flatMap((clause, at) => {
    const drugs = clause.mentions.filter(({ category }) => isDrug(category));
    if (drugs.length === 0) return [];
    const list = following[at];
    const isList = isOnlyDrugs[at] === true;
    const isListed = isList && list !== undefined && isDrug(list.mentions[0]?.category ?? "word");
    const act = actOf(clause) ?? (isListed ? actOf(list) : noted(clauses[at + 1]));
    return act === undefined ? [] : drugs.map((drug) => ({ drug, act }));
  });
}

function isDrug(category: Mention["category"]): boolean {
  return substances.has(category);
}

/** What a note in brackets says of the drug before it: `lisinopril 5 mg (new)`. */
function noted(next: Clause | undefined): Mention | undefined {
  return next?.lead === "(" && next.mentions.length === 1 ? actOf(next) : undefined;
}

/** What was done, in one word: a dose goes `up` or `down`. */
export function nameOfAct({ concept, category }: Mention): string {
  return isNewDrug({ concept, category }) ? "start" : (trends.get(concept) ?? concept);
}

/** `Lisinopril 5 mg (new)`. */
function isNewDrug({ concept, category }: Pick<Mention, "concept" | "category">): boolean {
  return category === "quality" && concept === "new";
}

function actOf({ mentions, quantities }: Clause): Mention | undefined {
  const act = mentions.find(({ concept, category }) => category === "status" && acts.has(concept));
  if (act !== undefined) return act;
  // What else may have risen, or be new: a measure, a symptom.
  if (mentions.some(({ category }) => category === "measure" || category === "finding" || category === "test"))
    return undefined;
  return mentions.find(
    ({ concept, category }) =>
      isNewDrug({ concept, category }) || (trends.has(concept) && (category === "trend" || quantities.length > 0)),
  );
}

/** Every number of a sentence, as its digits say. */
export function numbersIn({ clauses }: Sentence): readonly number[] {
  const texts = clauses.flatMap(({ quantities }) => quantities.map(({ text }) => text));
  return texts.flatMap((text) => text.match(/\d+(?:[.,]\d+)?/g) ?? []).map((text) => Number(text.replace(",", ".")));
}
