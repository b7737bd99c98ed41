import type { Concept } from "../lexicon/category.js";
import type { Quantity } from "../quantities/quantity.js";

/** A piece of a sentence after normal forms: a known phrase, a quantity, another word, a mark. */
export interface Item {
  readonly kind: "phrase" | "quantity" | "word" | "mark";
  /** Of a phrase; empty for others. */
  readonly concepts: readonly Concept[];
  readonly negated: boolean;
  readonly quantities: readonly Quantity[];
  /** Normal form of its first word, or the mark. */
  readonly word: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** The trigger that an item is, such as `deny-next`. */
export function triggerOf(item: Item): string | undefined {
  const [concept] = item.concepts;
  return concept?.category === "trigger" ? concept.id : undefined;
}

/** Whether an item says something of its own: a phrase that is more than grammar, or another word. */
export function isContent(item: Item): boolean {
  if (item.kind === "word") return true;
  return item.kind === "phrase" && item.concepts.some(({ category }) => !grammar.has(category));
}

const grammar: ReadonlySet<string> = new Set(["trigger", "ordinary", "side", "patient", "relation"]);
