import { GroupReport } from "../group-result.js";
import type { ImagingCases, ImagingReference } from "./imaging-reference.js";

type Group = "dicom" | "series" | "volumes" | "slides" | "broken";

/**
 * Checks the cases of a group one after the other.
 *
 * @param compare Says what differs; undefined when nothing does. What it throws differs, too.
 */
export async function checkCases<Name extends Group>(
  reference: ImagingReference,
  group: Name,
  compare: (expected: ImagingCases[Name][number], place: string) => Promise<string | undefined>,
): Promise<GroupReport> {
  const report = new GroupReport(group);
  for (const expected of reference.cases[group]) {
    const place = reference.place(expected.source);
    const kind = expected.source.folder === undefined ? "file" : "folder";
    const failure = place === undefined ? `the ${kind} is not there` : await compare(expected, place).catch(reasonOf);
    report.check(failure === undefined, `${expected.id}: ${failure ?? ""}`);
  }
  return report;
}

/** Why something failed, in words. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : "no Error was thrown";
}
