import type { Mention } from "../facts/facts.js";
import { type Item, triggerOf } from "../facts/items.js";

const replaces = /^(?:replac|substitut|ersetz|remplac|sustitu|substitu)/;
const passive = /^(?:by|with|durch|par|por|pelo|pela)$/;

/** Gives the drugs of a clause their parts in a change: what was stopped or replaced, and what came in its place. */
export function withSwitches(mentions: readonly Mention[], items: readonly Item[]): readonly Mention[] {
  const status = mentions.find(
    ({ category, concept }) => category === "status" && /^(?:switch|start|stop|restart)$/.test(concept),
  );
  if (status === undefined || status.negated) return mentions;
  return mentions.map((mention) =>
    mention.category === "drug" ? { ...mention, role: roleOf(mention, status, items) } : mention,
  );
}

function roleOf(drug: Mention, status: Mention, items: readonly Item[]): "from" | "to" | undefined {
  if (status.concept === "stop") return "from";
  if (status.concept === "start" || status.concept === "restart") return "to";
  const at = items.findIndex(({ start }) => start === drug.start);
  const near = items.slice(Math.max(0, at - 2), at);
  if (near.some((item) => triggerOf(item) === "from")) return "from";
  if (near.some((item) => triggerOf(item) === "to")) return "to";
  const isBefore = drug.start < status.start;
  const after = items.find(({ start }) => start >= status.end);
  const isPassive = after !== undefined && passive.test(after.word);
  if (replaces.test(status.text.toLowerCase()) && !isPassive) return isBefore ? "to" : "from";
  return isBefore ? "from" : "to";
}
