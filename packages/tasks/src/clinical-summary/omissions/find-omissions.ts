import { requireArguments, someSpans, someTexts } from "../../task/arguments.js";
import { isHeadingOf, withHeadings } from "../../task/grounding/context/headings.js";
import { headedTexts } from "../headed-texts.js";
import type { SourceSpan } from "../../task/grounding/source-spans.js";
import {
  drugActsIn,
  isAllergic,
  isOfPatient,
  mentionsIn,
  nameOfAct,
  numbersIn,
  reactionDrugs,
  type Sentence,
  sentencesIn,
  statedReaction,
} from "./sentence-facts.js";
import { told, whatIsTold } from "./what-is-told.js";

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

/** By what was done with a drug. */
const kinds: ReadonlyMap<string, OmissionKind> = new Map([
  ["start", "new-drug"],
  ["restart", "new-drug"],
  ["stop", "stopped-drug"],
  ["hold", "stopped-drug"],
  ["switch", "changed-drug"],
  ["up", "changed-drug"],
  ["down", "changed-drug"],
]);

/** Something that must be told: in one of these ways. */
interface Duty {
  readonly kind: OmissionKind;
  readonly about: string;
  readonly ways: readonly string[];
}

/**
 * Lists what the source says of allergies and intolerances, of drugs that were started, stopped or changed in dose, and of
 * what it calls critical, where no sentence of the summary tells it: an allergy as one, what was done with a drug together
 * with the drug and not denied, a critical value as critical or with its number. A drug that is named alone is told when it
 * was started. The time goes with the length of both texts.
 *
 * @throws {InvalidArgumentError} if `source` is no list of spans or `summary` no list of texts.
 */
export function findOmissions(source: readonly SourceSpan[], summary: readonly string[]): readonly Omission[] {
  requireArguments({ source, summary }, { source: someSpans, summary: someTexts });
  const known = whatIsTold(summary.flatMap((text) => sentencesIn(withHeadings(text))));
  const headed = headedTexts(source);
  return source.flatMap((span, at) =>
    // What a heading says is said of its list.
    (isHeadingOf(span.text, source[at + 1]?.text) ? [] : sentencesIn(headed[at] ?? span.text))
      .flatMap(dutiesOf)
      .filter(({ ways }) => !ways.some((way) => known.has(way)))
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
  const drugs = reactionDrugs(sentence);
  const of = isAllergic(stated) ? "allergy" : "any";
  if (drugs.length > 0)
    return drugs.map(({ text, concept }) => ({ kind: "allergy", about: text, ways: [told.reaction(of, concept)] }));
  return isAllergic(stated) ? [{ kind: "allergy", about: stated.text, ways: [told.reaction(of)] }] : [];
}

function drugDuties(sentence: Sentence): readonly Duty[] {
  return drugActsIn(sentence).flatMap(({ drug, act }): readonly Duty[] => {
    if (!isOfPatient(drug) || drug.past || !isOfPatient(act) || act.past) return [];
    const done = nameOfAct(act);
    const kind = kinds.get(done);
    if (kind === undefined) return [];
    // Named alone: a drug that was started is taken.
    const alone = kind === "new-drug" ? [told.drug(drug.concept)] : [];
    // `Switched to losartan` is told by `ramipril was stopped and losartan started`, too.
    const parts = done !== "switch" || drug.role === undefined ? [] : [drug.role === "from" ? "stop" : "start"];
    return [
      {
        kind,
        about: drug.text,
        ways: [...[done, ...parts].map((name) => told.act(drug.concept, name)), ...alone],
      },
    ];
  });
}

/** Categories of what can be critical. */
const measurable: ReadonlySet<string> = new Set(["measure", "finding", "test"]);

function criticalDuties(sentence: Sentence): readonly Duty[] {
  const all = mentionsIn(sentence).filter((mention) => isOfPatient(mention) && !mention.past);
  const critical = all.find(({ concept, category }) => category === "quality" && concept === "critical");
  if (critical === undefined) return [];
  const { text, concept } = all.find(({ category }) => measurable.has(category)) ?? critical;
  const numbers = numbersIn(sentence);
  const ways =
    numbers.length === 0
      ? [told.named(concept)]
      : [told.alarming(concept), ...numbers.map((number) => told.number(concept, number))];
  return [{ kind: "critical", about: text, ways }];
}
