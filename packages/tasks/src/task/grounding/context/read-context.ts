import type { Certainty, Clause, Facts, Mention, Side } from "../facts/facts.js";
import { isContent, type Item, triggerOf } from "../facts/items.js";
import { withHeadedDrugs } from "./headed-drugs.js";
import { isDoable, isOnlyTime, isPlan } from "./plans.js";
import { isLasting, tellsOfEnd, tellsOfPast } from "./past.js";
import { withAllergens, withPrevented, withSenses } from "./senses.js";
import { markSubjects } from "./subject.js";
import { withSwitches } from "./switches.js";
import { withRoles, withSide } from "./quantity-roles.js";
import type { ItemContext, SentenceClause } from "./item-context.js";
import { deniesEarlier } from "./new-subjects.js";
import { farthest, isAdjunct, isDenial, scopeAfter, scopeBefore } from "./scopes.js";

const rank: Readonly<Record<Certainty, number>> = { certain: 0, probable: 1, possible: 2, planned: 3 };

/** Finds out what is said of every phrase: negation, certainty, history, subject, side. */
export function readContext(clauses: readonly SentenceClause[]): Facts {
  const contexts = new Map<Item, ItemContext>();
  for (const { items } of clauses) {
    for (const item of items) {
      contexts.set(item, {
        negated: item.negated,
        certainty: "certain",
        subject: "patient",
        past: false,
        side: undefined,
        sideInherited: false,
      });
    }
  }
  for (const sentence of bySentence(clauses)) {
    applyTriggers(sentence, contexts);
    markSubjects(sentence, contexts);
    markSides(sentence, contexts);
  }
  const read = clauses.map((clause, index) => toClause(clause, index, contexts));
  return { clauses: withHeadedDrugs(withAllergens(read)) };
}

function bySentence(clauses: readonly SentenceClause[]): readonly (readonly SentenceClause[])[] {
  const sentences: SentenceClause[][] = [];
  for (const clause of clauses) (sentences[clause.sentence] ??= []).push(clause);
  return sentences.filter((sentence) => sentence !== undefined);
}

type Contexts = Map<Item, ItemContext>;

/** What the triggers do, by the first part of their name. */
const effects: Readonly<Record<string, (context: ItemContext) => void>> = {
  deny: (context) => (context.negated = true),
  possible: (context) => weaken(context, "possible"),
  probable: (context) => weaken(context, "probable"),
  planned: (context) => weaken(context, "planned"),
  past: (context) => (context.past = true),
};

function weaken(context: ItemContext, certainty: Certainty): void {
  if (rank[certainty] > rank[context.certainty]) context.certainty = certainty;
}

function applyTriggers(sentence: readonly SentenceClause[], contexts: Contexts): void {
  const contextOf = (item: Item): ItemContext => contexts.get(item) as ItemContext;
  for (const [index, clause] of sentence.entries()) {
    const { items } = clause;
    // `Ni toux ni dyspnée`.
    if (/^(?:ni|nor)$/.test(clause.lead)) for (const item of items) contextOf(item).negated = true;
    for (const [at, item] of items.entries()) {
      const trigger = triggerOf(item);
      if (trigger === undefined) {
        if (at === 0 && isPlan(items, clause.lead)) for (const given of items) weaken(contextOf(given), "planned");
        continue;
      }
      if (isEarlierStudy(items, at) || isAdjective(items, at) || isPastTense(item)) continue;
      const effect = effects[isDeniedSuggestion(items, at) ? "deny" : (trigger.split("-")[0] ?? "")];
      if (effect === undefined || isLength(items, at)) continue;
      const isOfEarlier = (trigger.startsWith("deny") || trigger.startsWith("past")) && deniesEarlier(items, at);
      const apply = (given: Item): void => {
        const context = contexts.get(given);
        if (context === undefined || (effect === effects["past"] && isKept(item, given))) return;
        if (isOfEarlier && !isTreatment(given)) return;
        effect(context);
      };
      const after = items.slice(at + 1, at + 1 + farthest);
      // `Not in shock`: what is denied stands behind the preposition.
      // `Ruled out by troponins`: what stands behind says how.
      const isPassive = /^(?:ruled|excluded)/.test(item.word) && /^(?:by|on|with|after)$/.test(after[0]?.word ?? "");
      const stop = trigger.startsWith("deny")
        ? after.findIndex((each, step) => (step > 0 || isPassive) && isAdjunct(each))
        : -1;
      const ownList =
        (stop < 0 ? after : after.slice(0, stop)).some((each) => isContent(each) && !isOnlyTime(trigger, each)) ||
        (at === items.length - 1 && sentence[index + 1]?.lead === ":");
      const follows = trigger.endsWith("-before") && items.slice(Math.max(0, at - farthest), at).some(isContent);
      if (follows || !ownList) {
        // Nothing follows that it could speak of.
        for (const given of scopeBefore(sentence, index, at))
          if (!trigger.startsWith("planned") || items.includes(given) || isDoable(given)) apply(given);
      } else for (const given of scopeAfter(sentence, index, at)) apply(given);
    }
  }
}

/** `Unchanged from prior`, `compared to previous`: an earlier study, nothing of the patient. */
function isEarlierStudy(items: readonly Item[], at: number): boolean {
  if (!/^(?:prior|previous)$/.test(items[at]?.word ?? "")) return false;
  return (
    /^(?:from|to|with|since|the)$/.test(items[at - 1]?.word ?? "") &&
    !items.slice(at + 1).some((each) => isContent(each))
  );
}

/** `Free pelvic fluid`, where `pain free` denies: before a noun, and not behind one. */
function isAdjective(items: readonly Item[], at: number): boolean {
  if (items[at]?.word !== "free" || items[at]?.text.includes(" ")) return false;
  const [before, next] = [items[at - 1], items[at + 1]];
  const isNoun = (item: Item | undefined): boolean =>
    item !== undefined &&
    isContent(item) &&
    item.kind !== "quantity" &&
    !item.concepts.some(({ category }) => /^(?:quality|timing|trend|status|event)$/.test(category));
  return isNoun(next) && !isNoun(before);
}

/** `Konnte`, which is sure; `könnte` is not. */
function isPastTense({ word, text }: Item): boolean {
  return /^konnten?$/.test(word) && !/ö/i.test(text.normalize("NFC"));
}

function isTreatment({ concepts }: Item): boolean {
  return concepts.some(({ category }) => /^(?:drug|drug-class|procedure)$/.test(category));
}

/** Whether a list of former diseases names one that stays: `past medical history of COPD`. */
function isKept({ text }: Item, disease: Item): boolean {
  return listsDiseases.test(text) && disease.concepts.some(({ id }) => isLasting(id)) && !isOfPregnancy(disease);
}

const listsDiseases =
  /^(?:(?:known|past|previous|prior)\s+)?(?:medical\s+)?(?:history|hx|pmhx?|h\/o|background|antecedentes?|antecedents?|atcd|vorerkrankungen|vorgeschichte|eigenanamnese)(?:\s|$)/i;

/** Whether what is suggested is denied with what would suggest it: `no opacity to suggest pneumonia`. */
function isDeniedSuggestion(items: readonly Item[], at: number): boolean {
  const item = items[at] as Item;
  if (!/^(?:possible|probable)-next$/.test(triggerOf(item) ?? "") || !suggesting.test(item.text)) return false;
  const before = items.slice(Math.max(0, at - farthest), at);
  return before.some(isDenial) && before.some(isContent);
}

const suggesting =
  /^(?:suggest|suspicious|concern|worrisome|indicat|suspe(?:kt|ct)|verd[aä]chtig|hinweisend|sug[eè]r|evocat|[eé]voqu|sugestiv|en faveur|compatible|consistent|in keeping|typical)/i;

/** Whether a `history of` says how long something has been there: `a two-day history of cough`. */
function isLength(items: readonly Item[], at: number): boolean {
  if (!/^(?:history|hx|h\/o)$/.test(items[at]?.word ?? "")) return false;
  return items
    .slice(Math.max(0, at - 3), at)
    .some(({ quantities }) => quantities.some(({ dimension }) => dimension === "days" || dimension === "months"));
}

function markSides(sentence: readonly SentenceClause[], contexts: Contexts): void {
  let inherited: Side | undefined;
  for (const { items } of sentence) {
    const sides = items.flatMap((item) =>
      item.concepts.filter(({ category }) => category === "side").map(({ id }) => id as Side),
    );
    let side = sides[0];
    let begun = false;
    for (const item of items) {
      const own = item.concepts.find(({ category }) => category === "side");
      if (own !== undefined) {
        side = own.id as Side;
        begun = true;
      }
      const context = contexts.get(item);
      if (context === undefined) continue;
      // `The chest X-ray showed a right effusion`: no examination of the right.
      if (side === sides[0] && own === undefined && !begun && isTest(item)) continue;
      context.side = side ?? inherited;
      context.sideInherited = side === undefined && inherited !== undefined;
    }
    inherited = sides.at(-1) ?? inherited;
  }
}

function isTest({ concepts }: Item): boolean {
  return concepts.some(({ category }) => category === "test") && concepts.length > 1;
}

/** Categories that are read into the context of others. */
const unsaid: ReadonlySet<string> = new Set(["trigger", "ordinary", "side", "relation"]);

function toClause({ items, lead, sentence }: SentenceClause, index: number, contexts: Contexts): Clause {
  const past = tellsOfPast(items);
  const ended = past && tellsOfEnd(items);
  const mentions = items.flatMap((item): readonly Mention[] => {
    const context = contexts.get(item);
    if (context === undefined || !isContent(item)) return [];
    const { text, start, end } = item;
    const said = { ...context, past: context.past || past, text, start, end, clause: index };
    const stays = past && !ended && item.concepts.some(({ id }) => isLasting(id)) && !isOfPregnancy(item);
    if (stays) said.past = context.past;
    if (item.kind === "word") return [{ ...said, concept: item.word, category: "word" }];
    return item.concepts
      .filter(({ category }) => !unsaid.has(category))
      .map(({ id, category }) => ({ ...said, concept: id, category }));
  });
  const relations = items
    .flatMap(({ concepts }) => concepts.filter(({ category }) => category === "relation"))
    .map(({ id }) => id);
  return {
    sentence,
    lead,
    mentions: withSwitches(withPrevented(withSenses(mentions)), items),
    quantities: withSide(withRoles(items), items),
    relations,
  };
}

/** Gestational diabetes ends with the pregnancy. */
function isOfPregnancy({ concepts }: Item): boolean {
  return concepts.some(({ id }) => id === "pregnancy");
}
