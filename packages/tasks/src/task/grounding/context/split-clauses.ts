import { isContent, type Item, triggerOf } from "../facts/items.js";

export interface ItemClause {
  readonly items: readonly Item[];
  /** What joins it to the clause before, see `Clause.lead`. */
  readonly lead: string;
}

const connectors: ReadonlySet<string> = new Set(
  "and or nor und oder sowie et ou y e o ni but aber mais pero mas because weil which who while whereas then & plus que qui".split(
    " ",
  ),
);

/** Connectors that say nothing in another language: `e` and `o` are letters there. */
const single = /^[eoy]$/;

const withWord = /^(?:with|mit|avec|con|com|plus)$/;

/** Whether a drug and an amount stand in a piece: `15 mg with folic acid 5 mg` are two. */
function hasDose(items: readonly Item[]): boolean {
  return items.some(isDrug) && items.some(({ quantities }) => quantities.some(({ kind }) => kind === "amount"));
}

function isDrug({ concepts }: Item): boolean {
  return concepts.some(({ category }) => category === "drug");
}

/** Cuts a sentence at commas, semicolons, colons, brackets, dashes and conjunctions. */
export function splitClauses(items: readonly Item[]): readonly ItemClause[] {
  const clauses: ItemClause[] = [];
  let current: Item[] = [];
  let lead = "";
  const close = (next: string): void => {
    // Two connectors in a row, `, and`, are one.
    if (current.length > 0) clauses.push({ items: current, lead });
    else if (lead !== "" && next !== "but") next = next === "," ? lead : next;
    current = [];
    lead = next;
  };
  for (const [at, item] of items.entries()) {
    const trigger = triggerOf(item);
    if (item.kind === "mark" && /^[,;:()[\]–—|•]$/.test(item.text)) close(item.text);
    else if (trigger === "but") close("but");
    else if (withWord.test(item.word) && hasDose(current) && hasDose(items.slice(at + 1, at + 5))) close("and");
    else if (
      item.kind !== "quantity" &&
      connectors.has(item.word) &&
      (!single.test(item.word) || !isContent(item)) &&
      item.text.length === item.word.length
    )
      close(item.word);
    else if (!(item.kind === "mark" && item.word !== "'s" && item.word !== "?")) current.push(item);
    else if (item.text === "-" && item.start > 0 && current.length > 0) close(",");
  }
  if (current.length > 0) clauses.push({ items: current, lead });
  return clauses;
}
