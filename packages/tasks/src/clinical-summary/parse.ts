import { checkStatement, type StatementCheck } from "../task/grounding/check-statement.js";
import type { SourceSpan } from "../task/grounding/source-spans.js";
import { isHeadingOf } from "../task/grounding/context/headings.js";
import { headedTexts } from "./headed-texts.js";
import type { WrittenSentence } from "./schema.js";

/** A sentence of a summary and what it rests on. */
export interface SummarySentence {
  /** One of the sections of the kind, see `summaryKinds`. */
  readonly section: string;
  readonly text: string;
  /** Pieces of the source, with their places in it. */
  readonly sources: readonly SourceSpan[];
  /** Whether the sources, read alone with the headings of their lists, state the sentence, and what of it they do not. */
  readonly support: StatementCheck;
  /** How probable the model finds it that the sources state the sentence, from its logits; with `askSupport`. */
  readonly supportProbability?: number;
}

/** Puts the source's pieces in for their numbers, and compares each sentence with them. */
export function groundSentences(
  written: readonly WrittenSentence[],
  source: readonly SourceSpan[],
): readonly SummarySentence[] {
  const headed = headedTexts(source);
  return written.map(({ section, text, sources: numbers }) => {
    // Each line has its heading by now: an empty line keeps a cited one from the lines behind it.
    const cited = [...new Set(numbers)].flatMap((number) => {
      const own = headed[number - 1];
      return own === undefined ? [] : [isHeadingOf(own, "") ? `${own}\n` : own];
    });
    const sources = [...new Set(numbers)].flatMap((number) => source[number - 1] ?? []);
    return { section, text, sources, support: checkStatement(text, cited) };
  });
}
