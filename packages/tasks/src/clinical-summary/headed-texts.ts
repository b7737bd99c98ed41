import { underHeadings } from "../task/grounding/context/headings.js";
import type { SourceSpan } from "../task/grounding/source-spans.js";

/** The texts of spans, each with the heading that it stands under, where that says something of it. */
export function headedTexts(spans: readonly SourceSpan[]): readonly string[] {
  return underHeadings(
    spans.map(({ text, start }, at) => ({ text, isApart: start - (spans[at - 1]?.end ?? start) > 1 })),
  );
}
