import type { RadiologyReportSections } from "./schema.js";

/** Sections found so far; one that has not begun is absent. */
export type PartialSections = Partial<RadiologyReportSections>;

/** A heading at the start of a line: `Findings:`, `**FINDINGS**`, `## Impression`. */
const heading =
  /^[ \t]*(?:#{1,6}[ \t]*)?(?:\*\*|__)?[ \t]*(findings|comparison|impression|technique|indication|examination|recommendations?)[ \t]*(?:\*\*|__)?[ \t]*(?::[ \t]*(?:\*\*|__)?|$)/gim;

const names: readonly string[] = ["findings", "comparison", "impression"] satisfies readonly (keyof PartialSections)[];

/**
 * Finds the sections of a report. Nothing is filled in: a section that is not in the text is absent, and of a section
 * that occurs twice the first counts. Sections that were not asked for end the one before them and are left out.
 *
 * @param isContinued what stands before the first heading goes on from `findings:`, as in training.
 */
export function parseSections(
  text: string,
  { isContinued = false }: { readonly isContinued?: boolean } = {},
): PartialSections {
  const marks = Array.from(text.matchAll(heading));
  const sections: { -readonly [Name in keyof PartialSections]: string } = {};
  const opening = text.slice(0, marks[0]?.index).trim();
  if (isContinued && opening !== "") sections.findings = opening;
  marks.forEach((mark, index) => {
    const name = mark[1]?.toLowerCase() ?? "";
    if (!names.includes(name)) return;
    const body = text.slice(mark.index + mark[0].length, marks[index + 1]?.index).trim();
    if (body !== "") sections[name as keyof PartialSections] ??= body;
  });
  return sections;
}
