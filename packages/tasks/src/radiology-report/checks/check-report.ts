import { checkFields, isBoolean } from "@medgemma/core";
import { anObject, aText, requireArguments, someObjects, someTexts } from "../../task/arguments.js";
import { isReadable } from "../../task/grounding/text/known-language.js";
import { detectLanguage } from "../../task/grounding/text/detect-language.js";
import type { Language } from "../../task/grounding/text/language.js";
import { tokenize } from "../../task/grounding/text/tokenize.js";
import { readSegments, type Segment } from "../../task/grounding/findings/read-segments.js";
import { comparesWithNothing, comparisonsIn } from "./comparisons.js";
import { type CriticalFindingSet, criticalFindings } from "./critical-findings.js";
import { criticalFindingsIn } from "./critical-findings-in.js";
import { identitiesIn, type Place } from "./identity.js";
import { conflictsIn, hasSize, unsupportedIn } from "./consistency.js";
import type { SectionName } from "./section-headings.js";
import { deniedByNormality } from "./normal-impression.js";
import { placeholdersIn } from "./placeholders.js";
import { readSections, withLineFeeds, type ReadSections, type ReportSection } from "./read-sections.js";
import { abnormalSegments, findingsOf } from "./report-findings.js";

/**
 * What is not right with a report. `critical-finding` is none of its faults: it says that the finding must be told at once.
 * `unchecked-language` says that the report is in a language that the other checks do not read. `blank-image` says that the images
 * show nothing, so that whatever the report says was not seen; only the task knows them.
 */
export type ReportFlagName =
  | "impression-not-in-findings"
  | "side-conflict"
  | "status-conflict"
  | "comparison-without-prior"
  | "placeholder"
  | "invented-identity"
  | "unused-section"
  | "no-impression"
  | "critical-finding"
  | "unchecked-language"
  | "blank-image";

export interface ReportFlag {
  readonly flag: ReportFlagName;
  /** What of several: the critical finding, the finding in conflict, the heading. */
  readonly about?: string;
  /** Places in the report, in UTF-16 units: of a conflict both. */
  readonly where: readonly Place[];
}

export interface ReportCheckOptions {
  /** Whether the model was given an earlier examination or its report. Default false. */
  readonly hasPrior?: boolean;
  /** Findings to be told at once; those of the ACR by default. */
  readonly critical?: CriticalFindingSet;
}

const maybeTexts = { ...someTexts, optional: true };
const optionChecks = { hasPrior: isBoolean, critical: { ...anObject(requireCritical), optional: true } };

function requireCritical({ findings }: Readonly<Record<string, unknown>>): void {
  requireArguments({ findings }, { findings: someObjects });
  for (const { id, concepts, words, notWith } of findings as readonly Readonly<Record<string, unknown>>[]) {
    const given = { id, concepts, words, notWith };
    requireArguments(given, { id: aText, concepts: someTexts, words: maybeTexts, notWith: maybeTexts });
  }
}

/**
 * Checks a written report by rules, without a model: against itself (sides, status, impression), and for what nobody gave
 * (a prior examination, a name, a filled template).
 *
 * @throws {InvalidArgumentError} for a report that is no string, and for options that are not known.
 */
export function checkReport(given: string, options: ReportCheckOptions = {}): readonly ReportFlag[] {
  requireArguments({ report: given }, { report: aText });
  checkFields("The options", options, optionChecks);
  const { hasPrior = false, critical = criticalFindings } = options;
  const report = withLineFeeds(given);
  if (!isReadable(report)) return [{ flag: "unchecked-language", where: [] }];
  const sections = readSections(report);
  // A section may be too short to tell its language.
  const language = languageOf(report);
  const read = remembered((text) => {
    const own = languageOf(text);
    return readSegments(text, own === "en" ? language : own);
  });
  const flags: ReportFlag[] = [
    ...placeholdersIn(report).map((place): ReportFlag => ({ flag: "placeholder", where: [place] })),
    ...identitiesIn(report).map((place): ReportFlag => ({ flag: "invented-identity", where: [place] })),
    ...sections.all
      .filter(({ name }) => name === null)
      .map(({ heading, start, end }): ReportFlag => ({
        flag: "unused-section",
        about: heading,
        where: [{ start, end }],
      })),
  ];
  if (!hasContent(sections.impression)) flags.push({ flag: "no-impression", where: [] });
  if (!hasPrior) flags.push(...comparisonFlags(sections));
  const findings = sectionsNamed(sections, "findings").flatMap((section) => findingsOf(section, read));
  const impression = sectionsNamed(sections, "impression").flatMap((section) => findingsOf(section, read));
  const recommendation = sectionsNamed(sections, "recommendation").flatMap((section) => findingsOf(section, read));
  const sided = [...sectionsNamed(sections, "findings"), ...sectionsNamed(sections, "examination")]
    .flatMap(({ text: own }) => read(own))
    .filter(({ sides }) => sides.length > 0);
  const conflicts = conflictsIn({ findings, impression, recommendation, sided });
  for (const { kind, first, second } of conflicts) {
    flags.push({ flag: kind, about: first.concept, where: [placeOf(first), placeOf(second)] });
  }
  const said = sectionsNamed(sections, "impression").flatMap(({ text: own, start }) =>
    read(own).map((segment) => ({ segment, place: { start: start + segment.start, end: start + segment.end } })),
  );
  for (const { finding, place } of deniedByNormality(findings, impression, said))
    flags.push({ flag: "status-conflict", about: finding.concept, where: [placeOf(finding), place] });
  const inConflict = new Set(conflicts.map(({ second }) => second));
  const abnormal = sectionsNamed(sections, "findings").flatMap((section) => abnormalSegments(section, read));
  const measured = sectionsNamed(sections, "findings").flatMap(({ text: own }) => read(own).filter(hasSize));
  const described = { stated: findings, abnormal, measured };
  const unsupported = sections.findings === undefined ? [] : unsupportedIn(described, impression);
  for (const finding of unsupported) {
    if (!inConflict.has(finding))
      flags.push({ flag: "impression-not-in-findings", about: finding.concept, where: [placeOf(finding)] });
  }
  for (const section of [...sectionsNamed(sections, "findings"), ...sectionsNamed(sections, "impression")]) {
    for (const { id, start, end } of criticalFindingsIn(read(section.text), critical)) {
      flags.push({
        flag: "critical-finding",
        about: id,
        where: [{ start: section.start + start, end: section.start + end }],
      });
    }
  }
  return flags;
}

function languageOf(text: string): Language {
  return detectLanguage(tokenize(text.slice(0, 20_000)).map(({ word }) => word));
}

/** Each section is read once, whatever looks at it. */
function remembered(read: (text: string) => readonly Segment[]): (text: string) => readonly Segment[] {
  const known = new Map<string, readonly Segment[]>();
  return (text) => {
    const found = known.get(text) ?? read(text);
    known.set(text, found);
    return found;
  };
}

function placeOf({ start, end }: Place): Place {
  return { start, end };
}

/** A section under both names is looked at once. */
function sectionsNamed({ all }: ReadSections, name: SectionName): readonly ReportSection[] {
  const own = all.filter((section) => section.name === name);
  if (name === "findings") return own;
  return own.filter(({ start }) => !all.some((other) => other.name === "findings" && other.start === start));
}

/** Whether a section says anything beside the holes of a template. */
function hasContent(text: string | undefined): boolean {
  if (text === undefined) return false;
  const plain = text.replace(/\[[^\]]*\]|<[^>]*>|_{2,}/g, "").trim();
  return /\p{L}{2}/u.test(plain) && !/^(?:n\/?a|none|not applicable|pending|tbd|to follow)\W*$/i.test(plain);
}

function comparisonFlags(sections: ReadSections): readonly ReportFlag[] {
  const flags: ReportFlag[] = [];
  for (const { name, text, start, end } of sections.all) {
    if (name === "comparison" && text !== "" && !comparesWithNothing(text) && /[\p{L}\d]/u.test(text)) {
      flags.push({ flag: "comparison-without-prior", where: [{ start, end }] });
    }
    if (name !== "findings" && name !== "impression" && name !== null) continue;
    for (const place of comparisonsIn(text)) {
      flags.push({ flag: "comparison-without-prior", where: [{ start: start + place.start, end: start + place.end }] });
    }
  }
  return flags;
}
