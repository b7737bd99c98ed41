import type { RadiologyReportSections } from "./schema.js";

/** Sections found so far; one that has not begun is absent. */
export type PartialSections = Partial<RadiologyReportSections>;

/** A heading at the start of a line: `Findings:`, `**FINDINGS**`, `## Impression`. */
const heading =
  /^[ \t]*(?:#{1,6}[ \t]*)?(?:\*\*|__)?[ \t]*(findings|impression)[ \t]*(?:\*\*|__)?[ \t]*(?::[ \t]*(?:\*\*|__)?|$)/gim;

/**
 * Finds the findings and impression sections. Nothing is filled in: a section that is not in the text is
 * absent, and of a section that occurs twice the first counts.
 */
export function parseSections(text: string): PartialSections {
  const marks = Array.from(text.matchAll(heading));
  const sections: { findings?: string; impression?: string } = {};
  marks.forEach((mark, index) => {
    const name = mark[1]?.toLowerCase() as keyof RadiologyReportSections;
    const body = text.slice(mark.index + mark[0].length, marks[index + 1]?.index).trim();
    sections[name] ??= body;
  });
  return sections;
}
