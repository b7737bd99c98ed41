/** A piece of a source text. */
export interface SourceSpan {
  /** Place of the first character, in UTF-16 units, as `text.slice` counts. */
  readonly start: number;
  /** Place after the last character. */
  readonly end: number;
  readonly text: string;
}

/**
 * Splits a text into sentences, each with its place. Line ends always separate; within a line the rules are
 * Unicode's (UAX #29), so an abbreviation's full stop may separate, too.
 */
export function sentencesOf(text: string): readonly SourceSpan[] {
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  const spans: SourceSpan[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    for (const { segment, index: offset } of segmenter.segment(line)) {
      const trimmed = segment.trim();
      // A lone full stop or bullet says nothing.
      if (!/[\p{L}\p{N}]/u.test(trimmed)) continue;
      const start = index + offset + segment.indexOf(trimmed);
      spans.push({ start, end: start + trimmed.length, text: trimmed });
    }
  }
  return spans;
}

/** Writes spans with their numbers, from 1, one a line: `[3] No acute distress.` */
export function numberSpans(spans: readonly { readonly text: string }[]): string {
  return spans.map(({ text }, index) => `[${index + 1}] ${text}`).join("\n");
}
