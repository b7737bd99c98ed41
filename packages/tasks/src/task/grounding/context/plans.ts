import type { Item } from "../facts/items.js";

/** Whether an item only says when something is planned: `CT scheduled for tomorrow`. */
export function isOnlyTime(trigger: string, { concepts }: Item): boolean {
  return (
    trigger.startsWith("planned") &&
    concepts.length > 0 &&
    // `In mid-May`
    concepts.every(({ category, id }) => /^(?:timing|weekday)$/.test(category) || id === "middle-part")
  );
}

/** Whether something can be planned: no finding is advised (`mass on the left, referral advised`). */
export function isDoable({ concepts }: Item): boolean {
  return !concepts.some(({ category }) => category === "finding" || category === "measure");
}

/** Orders that stand until something happens: `hold metoprolol for HR < 60`. */
const orders: ReadonlySet<string> = new Set(
  "hold give notify call administer transfuse titrate inform alert remove repeat recheck check avoid keep wean ensure".split(
    " ",
  ),
);

/** Whether a clause of a note begins with what is to be done: `AAA 5 cm, for EVAR`. */
export function isPlan(items: readonly Item[], lead: string): boolean {
  const [first, next] = items;
  if (first !== undefined && orders.has(first.word) && lead === "") return true;
  if (first?.word !== "for" || !/^[,;.]?$/.test(lead) || next === undefined) return false;
  const isDone = next.concepts.some(({ category }) => category === "procedure" || category === "test");
  return isDone || (next.kind === "word" && /^[A-Z]{2,6}$/.test(next.text));
}
