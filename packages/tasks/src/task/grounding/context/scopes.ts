import { isContent, type Item, triggerOf } from "../facts/items.js";
import type { SentenceClause } from "./item-context.js";
import { isNewSubject } from "./new-subjects.js";
import type { ItemClause } from "./split-clauses.js";

/** Items that a trigger reaches at most; more are in no sentence that was meant to be read. */
export const farthest = 60;

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
export function isDenial(item: Item): boolean {
  return triggerOf(item)?.startsWith("deny") === true;
}

export function isAdjunct(item: Item): boolean {
  if (triggerOf(item) === "family") return false;
  return adjunct.has(item.word) && item.kind !== "quantity" && !isContent(item) && !isDenial(item);
}

/** What a trigger speaks of when it stands before it. */
export function scopeAfter(sentence: readonly SentenceClause[], from: number, at: number): readonly Item[] {
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

/** What a trigger speaks of when it stands behind it. */
export function scopeBefore(sentence: readonly SentenceClause[], from: number, at: number): readonly Item[] {
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
    const before = sentence[index - 1]?.items ?? [];
    if (index === from && clause.lead === "," && isNewSubject(items, before)) break;
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
