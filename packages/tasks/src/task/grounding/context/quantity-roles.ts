import type { Clause } from "../facts/facts.js";
import { type Item, triggerOf } from "../facts/items.js";

/** Quantities with what the words before them say: `from`, `to`, `about`, `at least`. */
export function withRoles(items: readonly Item[]): Clause["quantities"] {
  let dose: "from" | "to" | "limit" | undefined;
  const isMeasured = items.every(({ concepts }) => !concepts.some(({ category }) => owning.test(category)));
  return items.flatMap(({ quantities, concepts }, index) => {
    const [concept] = concepts;
    if (concept?.category === "trigger" && concept.id === "new-dose") dose = "to";
    if (concept?.category === "trigger" && concept.id === "old-dose") dose = "from";
    if (concept?.category === "trigger" && concept.id === "limit-dose") dose = "limit";
    if (isMeasured)
      dose = measureRole(items, index) ?? (triggerOf(items[index] as Item) === "current" ? undefined : dose);
    const before = items.slice(Math.max(0, index - 3), index).map(triggerOf);
    const near = before.slice(-2);
    const approximate = near.findLast((trigger) => trigger === "about" || trigger === "below" || trigger === "above");
    const comparator = near.includes("less") ? "<" : near.includes("more") ? ">" : undefined;
    // `from 210 to 38` was read as one.
    const role = (quantities[0]?.role ?? before.at(-1) === "from") ? "from" : before.at(-1) === "to" ? "to" : dose;
    return quantities.map((quantity) => ({
      ...quantity,
      ...(approximate === undefined ? {} : { approximate }),
      ...(comparator === undefined || quantity.comparator !== undefined ? {} : { comparator }),
      ...(role === undefined || quantity.role !== undefined ? {} : { role }),
      ...(isAge(items[index - 1]) && quantity.kind === "amount" && quantity.dimension === null
        ? inYears(quantity)
        : {}),
    }));
  });
}

/** Categories of what else than a measure may have a value. */
const owning = /^(?:drug|drug-class|procedure|finding|event)$/;

/** Words for a value that is wished for or usual, in normal form. */
const aimed: ReadonlySet<string> = new Set(
  (
    "target goal aim aiming dry best usual usually normally ideal ziel zielwert zielbereich ublich ublicherweise sonst " +
    "cible habituel habituelle habituellement objetivo meta habitual habitualmente seco alvo"
  ).split(" "),
);

/** Words for a value of before. */
const former: ReadonlySet<string> = new Set(
  "previously previous prior before baseline zuvor vorher auparavant previamente anteriormente antes".split(" "),
);

/** What a word says of the value of a measure that follows: `target INR 2.5`, `previously 90`. */
function measureRole(items: readonly Item[], index: number): "from" | "limit" | undefined {
  const { word = "", concepts = [] } = items[index] ?? {};
  const isMeasure = (item: Pick<Item, "concepts"> | undefined): boolean =>
    item?.concepts.some(({ category }) => category === "measure") === true;
  // `Best corrected visual acuity` is one that is measured.
  if (word === "best" && (isMeasure({ concepts }) || items[index + 1]?.word === "corrected")) return undefined;
  if (word === "dry" && !isMeasure(items[index + 1])) return undefined;
  if (aimed.has(word)) return "limit";
  return former.has(word) ? "from" : undefined;
}

/** Quantities with the side of their clause, where it names one. */
export function withSide(quantities: Clause["quantities"], items: readonly Item[]): Clause["quantities"] {
  const sides = new Set(
    items.flatMap(({ concepts }) => concepts.filter(({ category }) => category === "side").map(({ id }) => id)),
  );
  const [side] = sides;
  if (sides.size !== 1 || (side !== "left" && side !== "right")) return quantities;
  return quantities.map((quantity) => ({ ...quantity, side }));
}

/** `aged 64`. */
function isAge(item: Item | undefined): boolean {
  return item?.concepts[0]?.id === "age";
}

function inYears({ values }: Clause["quantities"][number]): Pick<Clause["quantities"][number], "dimension" | "values"> {
  return { dimension: "months", values: values.map((value) => value * 12) };
}
