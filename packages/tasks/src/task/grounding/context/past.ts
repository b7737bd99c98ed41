import type { Item } from "../facts/items.js";

const since = /^(?:since|seit|depuis|desde)$/;
const ago = /^(?:ago|earlier|previously|auparavant|atras)$/;
const agoBefore = /^(?:vor|hace|ha|il)$/;

/** Diseases that stay: who was found to have one years ago has it. */
const lasting: ReadonlySet<string> = new Set(
  (
    "diabetes type-1 type-2 asthma copd hypertension epilepsy parkinson-disease multiple-sclerosis dementia alzheimer " +
    "rheumatoid-arthritis osteoarthritis osteoporosis psoriasis lupus crohn ulcerative-colitis ibd celiac-disease hiv " +
    "glaucoma kidney-failure heart-failure coronary-disease atrial-fibrillation hypothyroidism cirrhosis hemophilia " +
    "sickle-cell cystic-fibrosis schizophrenia bipolar autism adhd obesity dyslipidemia peripheral-artery-disease " +
    "amenorrhea menopause macular-degeneration sarcoidosis cerebral-palsy down-syndrome hearing-loss pcos fibromyalgia"
  ).split(" "),
);

/** Whether a disease stays for life. */
export function isLasting(concept: string): boolean {
  return lasting.has(concept);
}

/** Whether something of a clause is over: it has resolved. */
export function tellsOfEnd(items: readonly Item[]): boolean {
  return items.some((item, at) => {
    return item.concepts.some(({ id }) => id === "resolved") && !item.negated && !isDenied(items, at);
  });
}

/** An age at which something was: `at the age of 50`, `aged 12`, `when he was 40`, `at 12`. */
function isFormerAge(items: readonly Item[], at: number): boolean {
  const quantity = items[at]?.quantities[0];
  if (quantity?.kind !== "amount" || (quantity.dimension !== null && quantity.dimension !== "months")) return false;
  const before = items.slice(Math.max(0, at - 4), at).map(({ word }) => word);
  const text = before.join(" ");
  return (
    /(?:^| )(?:at|a|mit|con|com) (?:the |la |los |l |im )?(?:age|edad|edade|age)(?: of| de)?$/.test(text) ||
    /(?:^| )(?:when|als|cuando|quand) (?:he|she|they|er|sie) (?:was|were|war)$/.test(text) ||
    (before.at(-1) === "at" && quantity.dimension === "months" && (quantity.values[0] ?? 0) % 12 === 0) ||
    (before.at(-1) === "at" && at === 1 && /^(?:he|she)$/.test(items[at + 1]?.word ?? "")) ||
    /(?:^| )im alter von$/.test(text)
  );
}

/** `In her first pregnancy`, which is a concept of its own; `with her last pregnancy`. */
function isFormerPregnancy(items: readonly Item[], at: number): boolean {
  if (!/^(?:first|second|third|last|previous|earlier)$/.test(items[at]?.word ?? "")) return false;
  const isPregnancy = items
    .slice(at, at + 2)
    .some(
      ({ concepts, text }) =>
        concepts.some(({ id }) => id === "pregnancy" || id === "primigravida") && /pregnanc/i.test(text),
    );
  return isPregnancy && items.slice(Math.max(0, at - 2), at).some(({ word }) => /^(?:in|during|with)$/.test(word));
}

/** Whether a clause tells of the past: a year that is no `since`, so many months or years `ago`, an age, what has ended. */
export function tellsOfPast(items: readonly Item[]): boolean {
  if (tellsOfEnd(items)) return true;
  return items.some((item, at) => {
    if (item.concepts.some(({ id }) => id === "last-year")) return !item.negated && !isDenied(items, at);
    if (isFormerAge(items, at) || isFormerPregnancy(items, at)) return true;
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
