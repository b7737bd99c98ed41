import type { BoundClause } from "../facts/bind.js";
import type { Mention } from "../facts/facts.js";
import { tokenize } from "../text/tokenize.js";
import type { FailedField } from "./failed-field.js";
import type { ReadText } from "./read-text.js";

/** `One` and, in the other languages, the article that is the same word. */
const one = /^(?:one|ein|eine|einen|einer|une|un|una|uno|um|uma|1)$/;

/** Categories of what is counted. */
const countable = /^(?:finding|procedure|thing|anatomy|relative|event|trend|word)$/;

/** Characters between a number and what it counts: `two large, flat polyps`. */
const nearest = 25;

/** Counted things of a text, with their number; the article of other languages counts as one. */
function countsIn(text: string, clauses: readonly BoundClause[]): readonly Count[] {
  const mentions = clauses.flatMap((clause) => clause.mentions).filter(({ category }) => countable.test(category));
  const countedBehind = (end: number): Mention | undefined =>
    mentions.find(({ start }) => start >= end && start - end < nearest && !/[.,;:()\n]/.test(text.slice(end, start)));
  const singles = tokenize(text)
    // `One of the lesions` counts another way.
    .filter(({ word, end }) => one.test(word) && !/^\s+(?:of|von|der|de|des|das|dos)\s/i.test(text.slice(end, end + 8)))
    .map(({ end }) => ({ end, value: 1 }));
  const others = clauses
    .flatMap(({ quantities }) => quantities)
    .filter(
      ({ kind, dimension, values }) => kind === "amount" && dimension === null && Number.isInteger(values[0] ?? 0.5),
    )
    .map(({ end, values }) => ({ end, value: values[0] ?? 0 }));
  return [...singles, ...others].flatMap(({ end, value }) => {
    const counted = countedBehind(end);
    return counted === undefined ? [] : [{ concept: counted.concept, value, text: text.slice(end, counted.end) }];
  });
}

interface Count {
  readonly concept: string;
  readonly value: number;
  readonly text: string;
}

/** Where a statement has one of what the source counts otherwise: `one polyp` of two. Other numbers are compared by themselves. */
export function miscounted(said: ReadText, source: ReadText): readonly FailedField[] {
  const own = countsIn(said.text, said.clauses).filter(({ value }) => value === 1);
  if (own.length === 0) return [];
  const known = countsIn(source.text, source.clauses);
  return own.flatMap(({ concept, text }): readonly FailedField[] => {
    const same = known.filter((count) => count.concept === concept);
    const other = same.find(({ value }) => value > 1);
    if (other === undefined || same.some(({ value }) => value === 1)) return [];
    return [{ field: "number", statement: text.trim(), source: other.text.trim() }];
  });
}
