import { InvalidArgumentError } from "@medgemma/core";
import {
  esiDangerZoneVitals,
  type News2,
  news2Response,
  triage,
  type TriageInput,
  type TriageResult,
} from "@medgemma/tasks";
import type { CommandContext } from "../command-context.js";
import { readJson } from "../input/read-json.js";
import { readImages } from "../input/read-images.js";
import { readText } from "../input/read-text.js";
import type { GenerationFlags, ImageFlags, ModelFlags } from "../options/common-options.js";
import { finishAnswer } from "./finish-answer.js";
import { followRun, streamOf } from "./follow-run.js";
import { taskOptions } from "./task-options.js";
import { printable } from "../terminal/printable.js";

export interface TriageFlags extends ModelFlags, GenerationFlags, ImageFlags {
  readonly age?: string;
  readonly sex?: string;
  readonly vital?: readonly string[];
  readonly level?: readonly string[];
  readonly observations?: string;
  readonly rules?: readonly string[];
  readonly probabilities?: boolean;
}

/** Published rules, by the name that `--rules` takes. */
const publishedRules = { news2: news2Response, "esi-vitals": esiDangerZoneVitals } as const;

/** Used unless `--level` gives a scale. */
export const defaultScale = [
  { level: "emergency", meaning: "life in danger: now" },
  { level: "urgent", meaning: "within an hour" },
  { level: "routine", meaning: "within days" },
] as const;

/** `medgemma triage`: how urgently a patient should be seen, on a scale. */
export async function runTriage(
  file: string | undefined,
  flags: TriageFlags,
  context: CommandContext,
): Promise<number> {
  const { age, sex, probabilities = false } = flags;
  const { screen } = context;
  const scale = flags.level === undefined ? defaultScale : readScale(flags.level);
  const vitals = readVitals(flags.vital ?? []);
  const presentation = await readText(file, "case", context);
  const measured = await readMeasured(flags, context);
  const images = await readImages(flags.image ?? [], { flags, context });
  await using opened = await context.openModel(flags);
  const stream = streamOf("structured", flags, context);
  const run = triage(
    opened.model,
    {
      presentation,
      scale,
      vitals,
      images,
      ...measured,
      ...(age !== undefined && { age }),
      ...(sex !== undefined && { sex }),
    },
    { ...taskOptions(flags, context, opened.model), probabilities },
  );
  const result = await followRun(run, context, stream);
  return finishAnswer(context, {
    command: "triage",
    noun: "level",
    result,
    warnings: opened.warnings,
    wasStreamed: stream.stream !== undefined,
    print() {
      if (result.ok) printLevel(screen, result);
    },
    printAnyway() {
      printRules(screen, result);
      if ((measured.rules ?? []).length === 0)
        screen.note("No rules ran: what must not be missed belongs in rules (--rules, or triage of @medgemma/tasks).");
    },
  });
}

type Screen = CommandContext["screen"];

function printLevel(screen: Screen, { triage: found }: Extract<TriageResult, { ok: true }>): void {
  screen.line(screen.styled("bold", printable(found.urgency)));
  screen.line(printable(found.rationale));
  for (const { option, probability } of found.probabilities ?? [])
    screen.line(`  ${option}  ${(100 * probability).toFixed(1)} %`);
  if (found.raised) screen.notice(`Raised by rules; the model said ${printable(found.modelUrgency)}.`, "yellow");
  for (const { text, failed } of found.unverified) {
    const fields = failed.map(({ field }) => field).join(", ");
    screen.notice(`Check: the case does not state it (${fields}): ${printable(text)}`, "yellow");
  }
}

/** What rules found, whether or not the model gave a level. */
function printRules(screen: Screen, { ok, appliedRules, openRules, earlyWarning, atLeast }: TriageResult): void {
  if (!ok && atLeast !== null) screen.notice(`At least ${printable(atLeast)}, by the rules.`, "red");
  for (const { reason, ruleSet, version } of appliedRules)
    screen.notice(`Rule: ${printable(reason)} (${printable(ruleSet)}, ${printable(version)})`, "red");
  if (earlyWarning !== undefined) screen.note(news2Line(earlyWarning));
  if (openRules.length > 0)
    screen.note(`Could not be asked, a value is missing or in another unit: ${openRules.map(printable).join(", ")}.`);
}

const news2Reasons = {
  missing: "not known",
  unit: "in another unit",
  "out-of-range": "not possible",
} as const;

/** The score, or why there is none and what the known values alone make. */
function news2Line(found: News2): string {
  if (found.news2 !== null) return `NEWS2: ${found.news2} (${found.news2Band}).`;
  if (found.reason === "not-applicable") return "NEWS2: none, it does not hold under 16 years.";
  const names = found.fields.map((field) => field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
  return `NEWS2: none, ${news2Reasons[found.reason]}: ${names.join(", ")}. At least ${found.atLeast} (${found.atLeastBand}).`;
}

/** The measured values and the rules. */
async function readMeasured(
  { observations, rules }: TriageFlags,
  context: CommandContext,
): Promise<Pick<TriageInput, "observations" | "rules">> {
  const sets: unknown[] = [];
  for (const name of rules ?? []) {
    const read = Object.hasOwn(publishedRules, name.toLowerCase())
      ? publishedRules[name.toLowerCase() as keyof typeof publishedRules]
      : await readJson(name, "rules", context);
    sets.push(...(Array.isArray(read) ? read : [read]));
  }
  // The task checks what the files hold.
  return {
    ...(observations !== undefined && {
      observations: (await readJson(observations, "observations", context)) as TriageInput["observations"],
    }),
    ...(rules !== undefined && { rules: sets as TriageInput["rules"] }),
  };
}

/** `emergency=life in danger: now`, the most urgent first. */
function readScale(levels: readonly string[]): readonly { readonly level: string; readonly meaning: string }[] {
  const hint = 'For example: --level "red=life in danger" --level "green=can wait"';
  if (levels.length < 2) throw new InvalidArgumentError("A scale has at least two levels.", { hint });
  const scale = levels.map((text) => {
    const [, level = "", meaning = ""] = /^([^=]+)=(.+)$/s.exec(text) ?? [];
    if (level.trim() === "" || meaning.trim() === "") {
      throw new InvalidArgumentError("--level is a name and a meaning.", { hint });
    }
    return { level: level.trim(), meaning: meaning.trim() };
  });
  checkDifferent(
    scale.map(({ level }) => level),
    "--level",
  );
  return scale;
}

/** `systolic mmHg=84`. */
function readVitals(texts: readonly string[]): Readonly<Record<string, number>> {
  const vitals = texts.map((text) => {
    const [, name = "", value = ""] = /^([^=]+)=\s*(-?\d+(?:\.\d+)?)\s*$/.exec(text) ?? [];
    if (name.trim() === "") {
      throw new InvalidArgumentError("--vital is a name with its unit, and a number.", {
        hint: 'For example: --vital "systolic mmHg=84"',
      });
    }
    return [name.trim(), Number(value)] as const;
  });
  checkDifferent(
    vitals.map(([name]) => name),
    "--vital",
  );
  return Object.fromEntries(vitals);
}

function checkDifferent(names: readonly string[], option: string): void {
  if (new Set(names).size === names.length) return;
  throw new InvalidArgumentError(`A name of ${option} is given twice.`, { hint: "Leave one of them out." });
}
