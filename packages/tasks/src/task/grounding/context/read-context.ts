import type { Certainty, Clause, Facts, Mention, Side } from "../facts/facts.js";
import { isContent, type Item, triggerOf } from "../facts/items.js";
import { isDoable, isOnlyTime, isPlan } from "./plans.js";
import { isLasting, tellsOfEnd, tellsOfPast } from "./past.js";
import { withAllergens, withPrevented, withSenses } from "./senses.js";
import { markSubjects } from "./subject.js";
import { withSwitches } from "./switches.js";
import { withRoles, withSide } from "./quantity-roles.js";
import type { ItemContext, SentenceClause } from "./item-context.js";
import type { ItemClause } from "./split-clauses.js";

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
  return { clauses: withAllergens(clauses.map((clause, index) => toClause(clause, index, contexts))) };
}

function bySentence(clauses: readonly SentenceClause[]): readonly (readonly SentenceClause[])[] {
  const sentences: SentenceClause[][] = [];
  for (const clause of clauses) (sentences[clause.sentence] ??= []).push(clause);
  return sentences.filter((sentence) => sentence !== undefined);
}

type Contexts = Map<Item, ItemContext>;

/** Items that a trigger reaches at most; more are in no sentence that was meant to be read. */
const farthest = 60;

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
      if (isEarlierStudy(items, at)) continue;
      const effect = effects[isDeniedSuggestion(items, at) ? "deny" : (trigger.split("-")[0] ?? "")];
      if (effect === undefined || isLength(items, at)) continue;
      const apply = (given: Item): void => {
        const context = contexts.get(given);
        if (context === undefined || (effect === effects["past"] && isKept(item, given))) return;
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

/** Words after which a denial speaks of a place, a time or a reason, not of what is denied. */
const adjunct: ReadonlySet<string> = new Set(
  (
    "by in on at from during since after before within until because despite due owing under over near around im am bei seit wahrend nach vor wegen dans sur au aux " +
    "depuis apres avant pendant en desde durante tras antes despues na no nos nas when"
  ).split(" "),
);

/** First words of what a list of history follows; after others, such as `old`, one thing does. */
const listing =
  /^(?:history|h\/o|past|pmh|hx|previous|medical|background|known|antecedent|atcd|vorgeschichte|anamnese|vorerkrankungen|historia|zustand|z)/;

/** Grades that nobody denies in a list: `no infarct, mild atrophy`. */
const graded: ReadonlySet<string> = new Set([
  "mild",
  "moderate",
  "severe",
  "small",
  "large",
  "old-lesion",
  "chronic",
  "known",
]);

/** Whether an allergy is spoken of anew: `not allergic to latex, allergic to sulfa`. Two pains of a list are not. */
function repeats(items: readonly Item[], found: readonly Item[]): boolean {
  const known = new Set(
    found.flatMap(({ concepts }) => concepts.filter(({ id }) => id === "allergy").map(({ id }) => id)),
  );
  return items.some(({ concepts }) => concepts.some(({ id }) => known.has(id)));
}

/** `no` is `in the` in Portuguese. */
function isDenial(item: Item): boolean {
  return triggerOf(item)?.startsWith("deny") === true;
}

function isAdjunct(item: Item): boolean {
  if (triggerOf(item) === "family") return false;
  return adjunct.has(item.word) && item.kind !== "quantity" && !isContent(item) && !isDenial(item);
}

function scopeAfter(sentence: readonly SentenceClause[], from: number, at: number): readonly Item[] {
  const trigger = sentence[from]?.items[at];
  const name = trigger === undefined ? "" : (triggerOf(trigger) ?? "");
  const denies = name.startsWith("deny");
  const header = sentence[from + 1]?.lead === ":" && at === (sentence[from]?.items.length ?? 0) - 1;
  const found: Item[] = [];
  for (let index = from; index < sentence.length && index < from + farthest && found.length < farthest; index++) {
    const clause = sentence[index];
    if (clause === undefined) break;
    if (
      index > from &&
      !header &&
      !isCondition(trigger, from, clause) &&
      !continues(clause, { denies, verbal: trigger?.word === "not" })
    )
      break;
    if (index > from && header && /^(?:but|except)$/.test(clause.lead)) break;
    if (index > from && !header && name.startsWith("past") && !listing.test(trigger?.word ?? "")) break;
    if (index > from && denies && clause.lead === "," && clause.items[0]?.concepts.some(({ id }) => graded.has(id)))
      break;
    if (index > from && !header && repeats(clause.items, found)) break;
    const items = index === from ? clause.items.slice(at + 1, at + 1 + farthest) : clause.items;
    // `A non-tender lump`: the first word only.
    if (trigger?.word === "non") return items.slice(0, items.findIndex(isContent) + 1);
    for (const [step, item] of items.entries()) {
      if (denies && isAdjunct(item) && !(index === from && step === 0)) break;
      // Another trigger of the same kind takes over.
      if (name.startsWith("past") && triggerOf(item) === "current") return found;
      found.push(item);
    }
  }
  return found;
}

function scopeBefore(sentence: readonly SentenceClause[], from: number, at: number): readonly Item[] {
  const found: Item[] = [];
  const isAnswer = sentence[from]?.lead === ":" && at === 0;
  for (let index = from; index >= 0 && index > from - farthest && found.length < farthest; index--) {
    const clause = sentence[index];
    if (clause === undefined) break;
    const items = index === from ? clause.items.slice(Math.max(0, at - farthest), at) : clause.items;
    // `Chest pain: no`.
    if (isAnswer && index === from) continue;
    if (
      index < from &&
      (items.some(isPredicate) || isDescribed(items) || items.some(({ kind }) => kind === "quantity"))
    )
      break;
    let exempt = false;
    for (const item of items) {
      if (isAdjunct(item)) exempt = true;
      if (!exempt) found.push(item);
    }
    if (!/^(?:,|and|or|und|oder|et|ou|y|e|o|&|nor|sowie)$/.test(clause.lead)) break;
  }
  return found;
}

const auxiliaries: ReadonlySet<string> = new Set(
  (
    "is was are were has have had does did can will shows showed reports reported complains remains remained he she it they " +
    "ist war sind waren wurde wird hat hatte besteht zeigt est etait a presente il elle es fue esta tiene presenta sao foi tem"
  ).split(" "),
);
const existential: ReadonlySet<string> = new Set(
  "seen found noted identified detected present reported observed visible demonstrated visualized evident shown appreciated elicited palpable audible".split(
    " ",
  ),
);
const predicates: ReadonlySet<string> = new Set(["status", "trend", "event"]);

/** Whether an item is a predicate of its own. */
function isPredicate(item: Item): boolean {
  if (
    item.concepts.some(
      ({ id, category }) =>
        predicates.has(category) ||
        (category === "quality" && /^(?:normal|present|positive|tender|reduced|good)$/.test(id)),
    )
  )
    return true;
  return auxiliaries.has(item.word) && item.kind !== "quantity";
}

/** Whether a clause ends with what something is like: `visual fields full`. */
function isDescribed(items: readonly Item[]): boolean {
  const last = items.findLast(isContent);
  const isQuality = last?.concepts.every(({ category }) => category === "quality") === true && last.concepts.length > 0;
  return isQuality && items.some((item) => item !== last && isContent(item) && !isDenial(item));
}

/** What follows on a condition at the start of a sentence is not done yet: `if it recurs, start …`. */
function isCondition(trigger: Item | undefined, from: number, { lead }: ItemClause): boolean {
  return from === 0 && lead === "," && /^(?:if|unless|falls|wenn|sollte|si|se)$/.test(trigger?.word ?? "");
}

/** Whether a scope goes on in the next clause: in a list, not where a new statement begins. */
function continues({ items, lead }: ItemClause, { denies, verbal }: { denies: boolean; verbal: boolean }): boolean {
  if (/^(?:but|except|;|:|\(|\[|–|—|\||•|because|weil|which|who|while|whereas|then|aber|mais|pero|mas)$/.test(lead))
    return false;
  if (items.some((item) => /^(?:deny|possible|probable|current)/.test(triggerOf(item) ?? "")))
    return lead === "or" || lead === "oder";
  if (/^(?:or|nor|oder|ou|o|ni)$/.test(lead)) return true;
  if (lead === ")" || lead === "]") return false;
  if (
    items.some(
      ({ kind, quantities }) =>
        kind === "quantity" && quantities.some((quantity) => quantity.kind === "amount" || quantity.kind === "ratio"),
    ) &&
    denies
  )
    return false;
  if (verbal && lead !== ",") {
    const first = items.find(({ kind }) => kind !== "mark");
    if (first !== undefined && /(?:ed|ing)$/.test(first.word)) return false;
  }
  const predicate = items.findIndex(isPredicate);
  if (predicate < 0) return true;
  return (
    items.slice(predicate + 1).some(({ word }) => existential.has(word)) &&
    !items.some(({ word }) => /^(?:he|she|it|they)$/.test(word))
  );
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
