import { type ReadSections, readSections } from "./checks/read-sections.js";
import type { RadiologyReportSections } from "./schema.js";

/** Sections found so far; one that has not begun is absent. */
export type PartialSections = Partial<RadiologyReportSections>;

const names = ["findings", "comparison", "impression", "recommendation"] as const;

/**
 * Finds the sections of a report, under headings in five languages. Nothing is filled in: a section that is not in the text is
 * absent. Text before the first heading goes on from `findings:`, as in training, unless findings have a heading of their own:
 * then it is chatter and is left out, as are sections that were not asked for.
 */
export function parseSections(text: string): PartialSections {
  const read = readSections(text);
  const sections: { -readonly [Name in keyof PartialSections]: string } = {};
  for (const name of names) {
    const body = name === "findings" ? findingsOf(read) : read[name];
    if (body !== undefined && body !== "") sections[name] = body;
  }
  return sections;
}

function findingsOf({ all }: ReadSections): string {
  const own = all.filter(({ name, text }) => name === "findings" && text !== "");
  const headed = own.filter(({ heading }) => heading !== "");
  return (headed.length > 0 ? headed : own).map(({ text }) => text).join("\n");
}
