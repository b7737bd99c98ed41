import { aText, requireArguments, someTexts } from "../arguments.js";
import { bindingsOf, type BoundClause } from "./facts/bind.js";
import type { Mention } from "./facts/facts.js";
import { readFacts } from "./facts/read-facts.js";
import { mayBeEmpty } from "./lexicon/other-senses.js";
import { actsIn, misattributed } from "./compare/actors.js";
import { compareMention } from "./compare/compare-mention.js";
import { compareQuantity } from "./compare/compare-quantity.js";
import { miscounted } from "./compare/counts.js";
import { opposed } from "./compare/opposites.js";
import { otherSex } from "./compare/sexes.js";
import type { FailedField, StatementCheck } from "./compare/failed-field.js";
import { SourceIndex } from "./compare/source-index.js";
import { detectLanguage } from "./text/detect-language.js";
import { withHeadings } from "./context/headings.js";
import { isReadable } from "./text/known-language.js";
import { tokenize } from "./text/tokenize.js";

export type { FailedField, StatementCheck, StatementField } from "./compare/failed-field.js";

/** Characters of a statement that are read: more is no sentence, and the time would go with its square. */
const longest = 4000;

/**
 * Checks whether the cited texts, read alone, state everything that a statement says: each entity with its negation,
 * certainty, subject, side and time; each number with its unit and label; each date, dose, route and trend.
 *
 * Literal and rule-based, without a model: what it cannot find it refuses. Texts are brought into normal forms first
 * (synonyms, abbreviations, units, number words, dates; English, German, French, Spanish, Portuguese).
 *
 * A statement in a script of none of these languages is `unchecked`: the checks are off, and nothing is known of it.
 *
 * @param statement A sentence; more than 4,000 characters are refused unread.
 * @param source The cited texts, each a sentence or more.
 * @throws {InvalidArgumentError} for a statement that is no string, and a source that is no list of strings.
 */
export function checkStatement(statement: string, source: readonly string[]): StatementCheck {
  requireArguments({ statement, source }, { statement: aText, source: someTexts });
  if (!isReadable(statement)) return { verdict: "unchecked", failed: [{ field: "language" }] };
  if (statement.length > longest) return { verdict: "not-found", failed: [{ field: "entity" }] };
  const cited = withHeadings(source.join("\n"));
  const language = detectLanguage(tokenize(`${statement}\n${cited.slice(0, 2000)}`).map(({ word }) => word));
  const said = bindingsOf(readFacts(statement, language));
  const texts = { said, statement: tokenize(statement), source: () => tokenize(cited) };
  const index = new SourceIndex(bindingsOf(readFacts(cited, language)), texts);
  const failed: FailedField[] = [];
  for (const clause of said) {
    for (const mention of clause.mentions)
      if (isStated(mention, index)) failed.push(...compareMention(mention, clause, index));
    for (const quantity of clause.quantities) failed.push(...compareQuantity(quantity, clause, index));
  }
  for (const act of misattributed(actsIn(statement, language), actsIn(cited, language)))
    failed.push({ field: "subject", statement: act.said.text, source: act.known.text });
  const [own, known] = [
    { text: statement, clauses: said },
    { text: cited, clauses: index.clauses },
  ];
  failed.push(...miscounted(own, known), ...opposed(own, known), ...otherSex(own, known));
  if (said.every((clause) => isEmpty(clause)) && !isQuoted(statement, cited))
    failed.push({ field: "entity", statement: statement.trim() });
  const verdict =
    failed.length === 0
      ? "supported"
      : failed.some(({ source }) => source !== undefined)
        ? "contradicted"
        : "not-found";
  return { verdict, failed: unique(failed) };
}

/** Whether a statement of small words only, `takes no medication`, stands in the source as it is. */
function isQuoted(statement: string, cited: string): boolean {
  const plain = (text: string): string => {
    const words = tokenize(text).filter(({ kind, word }) => kind !== "mark" && !/^(?:the|patient|he|she)$/.test(word));
    return ` ${words.map(({ word }) => word).join(" ")} `;
  };
  const own = plain(statement);
  return own.trim() !== "" && plain(cited).includes(own);
}

/** The patient is always spoken of, and some words need no counterpart. */
function isStated(mention: Mention, index: SourceIndex): boolean {
  if (mention.category === "patient") return false;
  // `Attended the clinic` says nothing more than `seen in clinic`, but where the visit did not come about.
  if (mayBeEmpty(mention.text))
    return mention.concept === "visit" && index.mentionsOf(mention).some(({ certainty }) => certainty === "planned");
  return !optional.has(mention.concept) || index.mentionsOf(mention).length > 0;
}

/** Concepts that go without saying; where the source has them, they must agree. */
const optional: ReadonlySet<string> = new Set(["involve", "body-length", "age"]);

function isEmpty({ mentions, quantities }: BoundClause): boolean {
  return mentions.length === 0 && quantities.length === 0;
}

function unique(failed: readonly FailedField[]): readonly FailedField[] {
  const seen = new Set<string>();
  return failed.filter(({ field, statement, source }) => {
    const key = JSON.stringify([field, statement, source]);
    return !seen.has(key) && seen.add(key);
  });
}
