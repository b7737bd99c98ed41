import { InvalidArgumentError } from "@medgemma/core";
import { radiologyReport, type RadiologyReport, type ReportedFinding, type ReportFlagName } from "@medgemma/tasks";
import type { CommandContext } from "../command-context.js";
import { readStudyImages, requireOnePatient } from "../input/read-images.js";
import { readText } from "../input/read-text.js";
import { comparisonOf, factsForReport, tellFacts } from "../input/study-facts.js";
import type { GenerationFlags, ImageFlags, ModelFlags } from "../options/common-options.js";
import type { Screen } from "../terminal/screen.js";
import { failureWords } from "./failure-words.js";
import { finishAnswer } from "./finish-answer.js";
import { followRun, streamOf } from "./follow-run.js";
import { taskOptions } from "./task-options.js";
import { printable } from "../terminal/printable.js";

export interface ReportFlags extends ModelFlags, GenerationFlags, ImageFlags {
  readonly indication?: string;
  readonly view?: string;
  readonly examination?: string;
  readonly patient?: string;
  readonly technique?: string;
  readonly comparison?: string;
  readonly priorImage?: readonly string[];
  readonly priorReport?: string;
  readonly findingList: boolean;
}

/** `medgemma report`: drafts a radiology report from the images of one study. */
export async function runReport(
  files: readonly string[],
  flags: ReportFlags,
  context: CommandContext,
): Promise<number> {
  const { screen } = context;
  const { indication, technique } = flags;
  const given = [...files, ...(flags.image ?? [])];
  if (given.length === 0) {
    throw new InvalidArgumentError("There is no image.", { hint: "Give one: medgemma report chest.png" });
  }
  const { priorImage = [] } = flags;
  const isCompared = priorImage.length > 0;
  const study = await readStudyImages(given, { flags, context, isCompared });
  const prior = await readStudyImages(priorImage, { flags, context, isCompared, what: "prior image" });
  const { images } = study;
  const priorImages = prior.images;
  requireOnePatient(new Set([study, prior].flatMap(({ patient }) => patient ?? [])), "The images and the prior images");
  const told = { ...factsForReport(study.facts), ...comparisonOf(prior.moments, study.moments) };
  const { view = told.view, examination = told.examination, patient = told.patient } = flags;
  const { comparison = told.comparison } = flags;
  if (!context.json) tellFacts(told, flags, screen);
  const priorReport =
    flags.priorReport === undefined ? undefined : await readText(flags.priorReport, "prior report", context);
  await using opened = await context.openModel(flags);
  const stream = streamOf("prose", flags, context);
  const run = radiologyReport(
    opened.model,
    {
      images,
      ...(priorImages.length > 0 && { priorImages }),
      ...(priorReport !== undefined && { priorReport }),
      ...(indication !== undefined && { indication }),
      ...(view !== undefined && { view }),
      ...(examination !== undefined && { examination }),
      ...(patient !== undefined && { patient }),
      ...(technique !== undefined && { technique }),
      ...(comparison !== undefined && { comparison }),
    },
    { ...taskOptions(flags, context, opened.model), listFindings: flags.findingList },
  );
  const result = await followRun(run, context, stream);
  const wasStreamed = stream.stream !== undefined;
  return finishAnswer(context, {
    command: "report",
    noun: "report",
    result,
    warnings: opened.warnings,
    wasStreamed,
    print() {
      if (!result.ok) return;
      if (!wasStreamed) printSections(screen, result);
      printFlags(screen, result);
      printFindings(screen, result);
    },
  });
}

function printSections(screen: Screen, { report }: RadiologyReport): void {
  const { findings, comparison, impression, recommendation } = report;
  const sections = [
    ["Findings", findings],
    ["Comparison", comparison],
    ["Impression", impression],
    ["Recommendation", recommendation],
  ] as const;
  for (const [name, text] of sections) {
    if (text !== undefined) screen.line(`${screen.styled("bold", `${name}:`)} ${printable(text)}`);
  }
}

function printFindings(screen: Screen, { findingList }: RadiologyReport): void {
  if (findingList === undefined) return;
  if (!findingList.ok) {
    screen.note(`The findings could not be listed: ${failureWords(findingList.reason).what}.`);
    return;
  }
  if (findingList.findings.length > 0) {
    screen.line(`\n${screen.styled("bold", "Findings as a list")}`);
    for (const finding of findingList.findings) screen.line(`  ${describe(finding)}`);
  }
  for (const finding of findingList.unverified)
    screen.note(`Left out, the report does not say so (${finding.wrong.join(", ")}): ${describe(finding)}`);
}

const flagWords: Readonly<Record<ReportFlagName, string>> = {
  "critical-finding": "Critical, tell at once",
  "impression-not-in-findings": "In the impression and not in the findings",
  "side-conflict": "On both sides in two places",
  "status-conflict": "Present in one place and absent in another",
  "comparison-without-prior": "Compares, and no prior examination was given",
  placeholder: "A hole of a template",
  "invented-identity": "A name, number or signature that was not given",
  "unused-section": "A section that was not asked for",
  "no-impression": "There is no impression",
  "blank-image": "The images show nothing, whatever the report says",
  "unchecked-language": "The checks do not read the report's language",
};

/** What rules find in the report, each kind in a line, with the words that are meant. */
function printFlags(screen: Screen, { flags, raw }: RadiologyReport & { readonly raw: string }): void {
  for (const { flag, about, where } of flags) {
    const quoted = where.map(({ start, end }) => `"${raw.slice(start, Math.min(end, start + 80))}"`).join(", ");
    const what = [about, quoted === "" ? undefined : quoted].filter(Boolean).join(": ");
    const line = `${flagWords[flag]}${what === "" ? "" : `: ${printable(what)}`}`;
    screen.notice(`Check: ${line}`, flag === "critical-finding" ? "red" : "yellow");
  }
}

function describe({ finding, site, side, status, change }: ReportedFinding): string {
  const where = [side, site, change].filter((part) => part !== null);
  return printable(`${status.padEnd(9)}  ${[finding, ...where].join(", ")}`);
}
