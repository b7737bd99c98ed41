import type { Clause, Mention } from "../facts/facts.js";

const acts: ReadonlySet<string> = new Set(["start", "restart", "stop", "hold"]);

/** What a heading says was done with the drugs under it: `Stopped medications:`, `New:`. */
function actOf({ mentions }: Clause): Mention | undefined {
  if (mentions.some(({ category }) => /^(?:drug|drug-class|finding|measure|procedure|test)$/.test(category)))
    return undefined;
  const act = mentions.find(
    ({ category, concept, negated, certainty }) =>
      !negated &&
      certainty === "certain" &&
      ((category === "status" && acts.has(concept)) || (category === "quality" && concept === "new")),
  );
  return act?.concept === "new" ? { ...act, concept: "start", category: "status" } : act;
}

/** Gives each drug of a list what the heading before the colon says of all: `Stopped: warfarin, ramipril`. */
export function withHeadedDrugs(clauses: readonly Clause[]): readonly Clause[] {
  let heading: Mention | undefined;
  return clauses.map((clause, index) => {
    const before = clauses[index - 1];
    if (before?.sentence !== clause.sentence) heading = undefined;
    else if (clause.lead === ":") heading = actOf(before);
    // `Stopped: warfarin; continue ramipril`.
    if (clause.mentions.some(({ category }) => category === "status")) heading = undefined;
    const act = heading;
    if (act === undefined || !clause.mentions.some(({ category }) => category.startsWith("drug"))) return clause;
    return { ...clause, mentions: [...clause.mentions, { ...act, clause: index }] };
  });
}
