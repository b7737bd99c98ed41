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
  const spans: SourceSpan[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    for (const { segment, index: offset } of segmentsOf(line)) {
      const trimmed = segment.trim();
      // A lone full stop or bullet says nothing.
      if (!/[\p{L}\p{N}]/u.test(trimmed)) continue;
      const start = index + offset + segment.indexOf(trimmed);
      spans.push({ start, end: start + trimmed.length, text: trimmed });
    }
  }
  return spans;
}

/**
 * Sentences of a line as `Intl.Segmenter` finds them. That one takes time with the square of a line's length (20 s for
 * 600,000 characters in V8), so it gets a window at a time.
 *
 * @param window UTF-16 units that are looked at once; more where no sentence ends in them.
 */
export function* segmentsOf(
  line: string,
  window = 4096,
): Generator<{ readonly segment: string; readonly index: number }> {
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  let size = window;
  for (let from = 0; from < line.length;) {
    const segments = Array.from(segmenter.segment(line.slice(from, from + size)));
    let kept = segments.length;
    // What comes next decides whether a sentence ends, up to the next letter (SB8).
    if (from + size < line.length) while (kept > 0 && !/\p{L}/u.test(segments[--kept]?.segment ?? ""));
    for (const { segment, index } of segments.slice(0, kept)) yield { segment, index: from + index };
    from += segments[kept]?.index ?? size;
    size = kept === 0 ? size * 2 : window;
  }
}

/** Writes spans with their numbers, from 1, one a line: `[3] No acute distress.` */
export function numberSpans(spans: readonly { readonly text: string }[]): string {
  return spans.map(({ text }, index) => `[${index + 1}] ${text}`).join("\n");
}
