import { isContent, type Item, triggerOf } from "../facts/items.js";
import type { ItemContext, SentenceClause } from "./item-context.js";

const pronouns: ReadonlySet<string> = new Set("he she er sie il elle".split(" "));
const possessives: ReadonlySet<string> = new Set(
  "his her seine seiner seinen ihre ihrer ihren son sa ses su sus seu sua".split(" "),
);

/**
 * Finds whose each phrase is. A relative who is the subject of a clause, or whose something is (`daughter's`), takes what
 * follows; a relative after `in` or `of` takes the clause. One who only stands by (`lives with`) takes nothing.
 */
export function markSubjects(sentence: readonly SentenceClause[], contexts: Map<Item, ItemContext>): void {
  let subject = "patient";
  let family = false;
  let latest: string | undefined;
  for (const { items, lead } of sentence) {
    if (lead === ";" || lead === "but" || lead === "except") subject = family ? "family" : subject;
    const begins = subject;
    let spokenOf = false;
    for (const [at, item] of items.entries()) {
      const trigger = triggerOf(item);
      if (trigger === "family") {
        subject = "family";
        family = true;
      }
      // `Lives with her mother, who has dementia`; `cares for a husband with dementia`.
      const company = at === 0 && /^(?:who|qui|que|quien)$/.test(lead) ? latest : withAfter(items, at);
      if (company !== undefined) subject = company;
      const relative = item.concepts.find(({ category }) => category === "relative");
      const isPatient = item.concepts.some(({ category }) => category === "patient") || pronouns.has(item.word);
      if (isPatient && items[at + 1]?.word !== "'s") {
        subject = "patient";
        spokenOf = true;
      }
      if (relative !== undefined) latest = relative.id;
      if (relative !== undefined && !standsBy(items, at)) {
        subject = relative.id;
        // `Ovarian cancer in the mother`: what came before is hers, too.
        if (!spokenOf && at > 0 && begins !== relative.id) {
          for (const before of items.slice(Math.max(0, at - 60), at)) {
            const context = contexts.get(before);
            if (context !== undefined) context.subject = subject;
          }
        }
      }
      // `The daughter is worried about his memory`.
      if (
        relative === undefined &&
        possessives.has(item.word) &&
        subject !== "patient" &&
        at > 0 &&
        !/^(?:child|baby|twin)$/.test(subject) &&
        !followsRelative(items, at)
      ) {
        subject = "patient";
      }
      const context = contexts.get(item);
      if (context !== undefined) context.subject = subject;
    }
  }
}

const reporting =
  /^(?:report|say|said|state|notic|describ|mention|told|tell|inform|think|thought|den(?:y|ie)|bericht|gibt|verneint|rapport|signale|nient|refiere|comenta|relata|niegan|negam)/;

/** The relative right before `with`. */
function withAfter(items: readonly Item[], at: number): string | undefined {
  if (!/^(?:with|mit|avec|con|com)$/.test(items[at]?.word ?? "")) return undefined;
  return items[at - 1]?.concepts.find(({ category }) => category === "relative")?.id;
}

/** Whether a relative is only company or a source: `with his wife`, `according to the daughter`, `has three children`. */
function standsBy(items: readonly Item[], at: number): boolean {
  const before = items.slice(Math.max(0, at - 3), at);
  // `Has three children`; `two uncles had haemochromatosis`.
  if (before.some(({ kind }) => kind === "quantity")) return at > 1;
  const isDenying = (item: Item): boolean => triggerOf(item)?.startsWith("deny") === true;
  if (items.slice(at + 1, at + 3).some((item) => reporting.test(item.word) && (!isContent(item) || isDenying(item))))
    return true;
  return before.some(
    (item) =>
      triggerOf(item) === "daughter-of" ||
      /^(?:with|by|to|via|from|mit|von|bei|avec|par|con|por|com|for)$/.test(item.word),
  );
}

/** Whether a possessive belongs to a relative that follows: `his wife`. */
function followsRelative(items: readonly Item[], at: number): boolean {
  return items.slice(at + 1, at + 3).some(({ concepts }) => concepts.some(({ category }) => category === "relative"));
}
