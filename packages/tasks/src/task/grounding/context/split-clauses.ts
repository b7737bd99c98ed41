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

/** Words before what a statement does not hold for. */
const excepting =
  /^(?:except|apart from|aside from|other than|with the exception|besides|unlike|sauf|hormis|except|salvo|excepto|menos|ausser|außer|abgesehen)/i;

const withWord = /^(?:with|mit|avec|con|com|plus)$/;

/** Whether the next value of a line without commas begins: `T 38.9 HR 110 RR 24`. */
function isNextValue(current: readonly Item[], items: readonly Item[], at: number): boolean {
  const isMeasure = (item: Item | undefined): boolean =>
    item?.concepts.some(({ category }) => category === "measure") === true;
  return (
    isMeasure(items[at]) &&
    items[at + 1]?.kind === "quantity" &&
    current.at(-1)?.kind === "quantity" &&
    isMeasure(current.at(-2))
  );
}

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
    else if (lead !== "" && next !== "but" && next !== "except") next = next === "," ? lead : next;
    current = [];
    lead = next;
  };
  for (const [at, item] of items.entries()) {
    const trigger = triggerOf(item);
    if (item.kind === "mark" && /^[,;:()[\]–—|•]$/.test(item.text)) close(item.text);
    else if (trigger === "but") close(excepting.test(item.text) ? "except" : "but");
    else if (withWord.test(item.word) && hasDose(current) && hasDose(items.slice(at + 1, at + 5))) close("and");
    else if (isNextValue(current, items, at)) {
      close(",");
      current.push(item);
    } else if (
      item.kind !== "quantity" &&
      connectors.has(item.word) &&
      (!single.test(item.word) || !isContent(item)) &&
      item.text.length === item.word.length &&
      // Both eyes, and not the French for or.
      item.text !== "OU"
    )
      close(item.word);
    else if (!(item.kind === "mark" && item.word !== "'s" && item.word !== "?")) current.push(item);
    else if (item.text === "-" && item.start > 0 && current.length > 0) close(",");
  }
  if (current.length > 0) clauses.push({ items: current, lead });
  return clauses;
}
