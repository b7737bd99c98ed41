import { InvalidArgumentError } from "@medgemma/core";
import type { PromptFacts, StudyMoment } from "@medgemma/dicom";
import type { Screen } from "../terminal/screen.js";

/** What DICOM files say of an examination, in a report's words; what is given by an option counts instead. */
export interface ReportFacts {
  readonly view?: string;
  readonly examination?: string;
  readonly patient?: string;
  readonly comparison?: string;
}

/** Names of modalities as reports have them. */
const modalities: Readonly<Record<string, string>> = {
  CR: "Radiograph",
  CT: "CT",
  DX: "Radiograph",
  MG: "Mammogram",
  MR: "MRI",
  US: "Ultrasound",
  XA: "Angiogram",
  PT: "PET",
  NM: "Scintigram",
};

/** View and laterality, in one: `PA`, `MLO, left`. */
export function viewOf({ view, laterality }: PromptFacts = {}): string | undefined {
  const said = [view, laterality].filter((part) => part !== undefined);
  return said.length === 0 ? undefined : said.join(", ");
}

export function factsForReport(facts: PromptFacts): ReportFacts {
  const view = viewOf(facts);
  const name = modalities[facts.modality ?? ""];
  const part = facts.bodyPart?.toLowerCase();
  const examination = name === undefined ? undefined : part === undefined ? name : `${name} of the ${part}`;
  const patient = [facts.ageBand, facts.sex].filter((each) => each !== undefined).join(", ");
  return {
    ...(view !== undefined && { view }),
    ...(examination !== undefined && { examination }),
    ...(patient !== "" && { patient }),
  };
}

/**
 * What is known of the earlier study: how long before it was made. The dates themselves are not told.
 *
 * @param prior When its images were made; of `current`, too.
 * @throws {InvalidArgumentError} when an image of the prior study is later than one of the current study.
 */
export function comparisonOf(
  prior: readonly StudyMoment[],
  current: readonly StudyMoment[],
): Pick<ReportFacts, "comparison"> {
  if (prior.length === 0 || current.length === 0) return {};
  if (prior.some((one) => current.some((other) => isLater(one, other)))) {
    throw new InvalidArgumentError("The prior study was made after the one to report on, by their dates and times.", {
      hint: "Exchange the two.",
    });
  }
  const days = Math.min(...current.map(({ day }) => day)) - Math.max(...prior.map(({ day }) => day));
  return { comparison: `Prior study, made ${spanOf(days)}.` };
}

/** Of one day times tell it, where both have one. */
function isLater(one: StudyMoment, other: StudyMoment): boolean {
  if (one.day !== other.day) return one.day > other.day;
  return one.second !== undefined && other.second !== undefined && one.second > other.second;
}

function spanOf(days: number): string {
  if (days === 0) return "on the same day";
  const [count, unit] =
    days < 14
      ? [days, "day"]
      : days < 60
        ? [Math.round(days / 7), "week"]
        : days < 730
          ? [Math.round(days / 30.44), "month"]
          : [Math.round(days / 365.25), "year"];
  return `${count} ${unit}${count === 1 ? "" : "s"} before`;
}

/** Tells what was taken from the files. */
export function tellFacts(told: ReportFacts, given: ReportFacts, screen: Pick<Screen, "note">): void {
  const taken = (["examination", "view", "patient", "comparison"] as const).filter(
    (name) => told[name] !== undefined && given[name] === undefined,
  );
  if (taken.length === 0) return;
  screen.note(
    `From the files: ${taken.map((name) => `${name} "${told[name]}"`).join(", ")}. Options of these names count instead.`,
  );
}
