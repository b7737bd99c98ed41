import { broaderThan } from "../../task/grounding/lexicon/broader.js";
import {
  drugActsIn,
  isAllergic,
  isOfPatient,
  mentionsIn,
  nameOfAct,
  numbersIn,
  reactionDrugs,
  type Sentence,
  statedReaction,
} from "./sentence-facts.js";

/** What calls a value out of the ordinary. */
const alarming: ReadonlySet<string> = new Set(["critical", "severe", "high", "low", "up", "down"]);

/** Names of what a summary can tell. A duty is done when one of its names is told. */
export const told = {
  /** A reaction, to a drug if one is named; an allergy is one of both kinds. */
  reaction: (kind: "allergy" | "any", drug = ""): string => `reaction ${kind} ${drug}`,
  /** Something was done with a drug. */
  act: (drug: string, act: string): string => `act ${drug} ${act}`,
  /** A drug is named in a sentence where nothing was done with it. */
  drug: (drug: string): string => `drug ${drug}`,
  /** Something is named and not called normal. */
  named: (concept: string): string => `named ${concept}`,
  /** Something is called out of the ordinary. */
  alarming: (concept: string): string => `alarming ${concept}`,
  /** Something stands with a number. */
  number: (concept: string, number: number): string => `number ${concept} ${number}`,
};

/** The names of everything that the sentences of a summary tell. Each sentence is looked at once. */
export function whatIsTold(sentences: readonly Sentence[]): ReadonlySet<string> {
  return new Set(sentences.flatMap((each) => [...reactionNames(each), ...drugNames(each), ...valueNames(each)]));
}

function reactionNames(sentence: Sentence): readonly string[] {
  const stated = statedReaction(sentence);
  if (stated === undefined) return [];
  const drugs = ["", ...reactionDrugs(sentence).map(({ concept }) => concept)];
  const kinds = isAllergic(stated) ? (["allergy", "any"] as const) : (["any"] as const);
  return kinds.flatMap((kind) => drugs.map((drug) => told.reaction(kind, drug)));
}

function drugNames(sentence: Sentence): readonly string[] {
  const all = drugActsIn(sentence);
  const acted = new Set(all.map(({ drug }) => drug.concept));
  const alone = mentionsIn(sentence).filter((mention) => isOfPatient(mention) && !acted.has(mention.concept));
  return [
    ...all
      .filter(({ act }) => isOfPatient(act))
      .flatMap(({ drug, act }) =>
        // Who tells of ramipril tells of an ACE inhibitor.
        [drug.concept, ...broaderThan(drug.concept, drug.category)].map((name) => told.act(name, nameOfAct(act))),
      ),
    ...alone.map(({ concept }) => told.drug(concept)),
  ];
}

function valueNames(sentence: Sentence): readonly string[] {
  const numbers = [...new Set(numbersIn(sentence))];
  return sentence.clauses.flatMap(({ mentions }) => {
    const own = mentions.filter(isOfPatient);
    if (own.some(({ concept }) => concept === "normal")) return [];
    const isAlarming = own.some(({ concept }) => alarming.has(concept));
    return own.flatMap(({ concept }) => [
      told.named(concept),
      ...(isAlarming ? [told.alarming(concept)] : []),
      ...numbers.map((number) => told.number(concept, number)),
    ]);
  });
}
