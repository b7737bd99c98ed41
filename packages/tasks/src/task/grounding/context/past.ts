import type { Item } from "../facts/items.js";

const since = /^(?:since|seit|depuis|desde)$/;
const ago = /^(?:ago|earlier|previously|auparavant|atras)$/;
const agoBefore = /^(?:vor|hace|ha|il)$/;

/** Whether a clause tells of the past: a year that is no `since`, so many months or years `ago`, something that resolved. */
export function tellsOfPast(items: readonly Item[]): boolean {
  return items.some((item, at) => {
    if (item.concepts.some(({ id }) => id === "resolved" || id === "last-year"))
      return !item.negated && !isDenied(items, at);
    return item.quantities.some(({ kind, dimension, date }) => {
      if (since.test(items[at - 1]?.word ?? "") || since.test(items[at - 2]?.word ?? "")) return false;
      if (kind === "date") return date?.[0]?.year !== undefined && date[0].month === undefined;
      const told =
        ago.test(items[at + 1]?.word ?? "") ||
        agoBefore.test(items[at - 1]?.word ?? "") ||
        (items[at - 1]?.word === "a" && items[at - 2]?.word === "y");
      return kind === "amount" && dimension === "months" && told;
    });
  });
}

function isDenied(items: readonly Item[], at: number): boolean {
  return items.slice(Math.max(0, at - 2), at).some(({ word }) => /^(?:not|never|nicht|pas|no|nao)$/.test(word));
}
