import type { RgbImage } from "@medgemma/core";
import * as z from "zod";
import { imageInput } from "../task/image-input.js";
import { longText, shortText } from "../task/text-input.js";
import type { EarlyWarningVitals, Measured } from "./early-warning/vitals.js";
import { problemOfRuleSet } from "./rules/check-rules.js";
import type { TriageRuleSet } from "./rules/triage-rules.js";

const urgencyLevel = z.strictObject({
  /** What the level is called, for example `ESI 2`. */
  level: shortText,
  /** When it applies. */
  meaning: shortText,
});

/** What a red-flag rule sees of the patient. */
export interface TriageCase {
  readonly presentation: string;
  readonly age?: string | undefined;
  /** Sex, as far as it matters. */
  readonly sex?: string | undefined;
  readonly vitals?: Readonly<Record<string, number>> | undefined;
}

/** A rule of the application: it can raise the urgency and never lowers it. */
export interface RedFlagRule {
  readonly id: string;
  /** The level that the patient has at least when the rule applies; one of the scale. */
  readonly atLeast: string;
  /** Why, for people. */
  readonly reason: string;
  /** Tells whether the rule applies; a promise is awaited. */
  readonly applies: (patient: TriageCase) => boolean | Promise<boolean>;
}

const redFlagRule = z.strictObject({
  id: shortText,
  atLeast: shortText,
  reason: shortText,
  applies: z.custom<RedFlagRule["applies"]>((value) => typeof value === "function", "must be a function"),
});

const ruleSet = z.custom<TriageRuleSet>().check(({ value, issues }) => {
  const problem = problemOfRuleSet(value);
  if (problem !== null) issues.push({ code: "custom", message: problem, path: [], input: undefined });
});

const measured = z.strictObject({ value: z.number(), unit: shortText });

const observations = z.strictObject({
  age: measured.nullish().describe('For example { value: 71, unit: "years" }'),
  respiratoryRate: measured.nullish().describe("In /min"),
  oxygenSaturation: measured
    .extend({ scale: z.union([z.literal(1), z.literal(2)]) })
    .nullish()
    .describe("In %; scale 2 where a clinician has set 88 to 92 % as the target"),
  supplementalOxygen: z.union([z.boolean(), measured]).nullish().describe("Given or not, or its flow in L/min"),
  systolicBloodPressure: measured.nullish().describe("In mmHg"),
  pulse: measured.nullish().describe("In /min"),
  consciousness: z
    .enum(["A", "C", "V", "P", "U"])
    .nullish()
    .describe("Alert, new confusion, voice, pain, unresponsive"),
  temperature: measured.nullish().describe("In °C or °F"),
});

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}

/** What `triage` takes. */
export const triageInput = z
  .strictObject({
    presentation: longText.describe("Complaint and history, as the application has them"),
    age: shortText.optional().describe("For example `71 years`; counts for NEWS2 where `observations` have no age"),
    sex: shortText.optional().describe("Sex, as far as it matters"),
    vitals: z
      .record(shortText, z.number())
      .optional()
      .describe('Vital signs by name; write the unit into the name: `{ "systolic mmHg": 84 }`'),
    images: z.array(imageInput).readonly().optional().describe("Images that belong to the case"),
    scale: z
      .array(urgencyLevel)
      .min(2)
      .max(12)
      .readonly()
      .describe("The application's scale, the most urgent level first"),
    observations: observations
      .optional()
      .describe("Measured values with their units, for NEWS2 and for rules that are data"),
    rules: z
      .array(ruleSet)
      .readonly()
      .optional()
      .describe("Rules as data, for example `news2Response`; their levels are the scale's, see `withLevels`"),
    redFlags: z.array(redFlagRule).readonly().optional().describe("The application's own rules, as functions"),
  })
  .check(({ value, issues }) => {
    const levels = value.scale.map(({ level }) => level);
    if (new Set(levels).size !== levels.length) {
      issues.push({ code: "custom", message: "has a level twice", path: ["scale"], input: value.scale });
    }
    for (const [index, { rules }] of (value.rules ?? []).entries()) {
      if (rules.every(({ level }) => levels.includes(level))) continue;
      const others = new Set(rules.map(({ level }) => level).filter((level) => !levels.includes(level)));
      const message = `has levels that the scale does not have (${quoted([...others])}; the scale: ${quoted(levels)}); \`withLevels\` gives them the scale's names`;
      issues.push({ code: "custom", message, path: ["rules", index], input: index });
    }
    for (const [index, { atLeast }] of (value.redFlags ?? []).entries()) {
      if (levels.includes(atLeast)) continue;
      const message = "is not a level of the scale";
      issues.push({ code: "custom", message, path: ["redFlags", index, "atLeast"], input: atLeast });
    }
  });

/** What was measured, each with its unit. What is absent was not measured: nothing is assumed. */
export interface TriageObservations extends EarlyWarningVitals {
  /** For example `{ value: 71, unit: "years" }`. */
  readonly age?: Measured | null | undefined;
}

/** What `triage` takes. */
export interface TriageInput {
  /** Complaint and history, as the application has them. */
  readonly presentation: string;
  /** For example `71 years`; counts for NEWS2 and rules where `observations` have no age. */
  readonly age?: string | undefined;
  readonly sex?: string | undefined;
  /** Vital signs by name; write the unit into the name: `{ "systolic mmHg": 84 }`. */
  readonly vitals?: Readonly<Record<string, number>> | undefined;
  /** Images that belong to the case. */
  readonly images?: readonly RgbImage[] | undefined;
  /** The application's scale, the most urgent level first. */
  readonly scale: readonly { readonly level: string; readonly meaning: string }[];
  /** Measured values with their units, for NEWS2 and for rules that are data. */
  readonly observations?: TriageObservations | undefined;
  /** Rules as data, for example `news2Response`; their levels are the scale's, see `withLevels`. */
  readonly rules?: readonly TriageRuleSet[] | undefined;
  /** The application's own rules, as functions. */
  readonly redFlags?: readonly RedFlagRule[] | undefined;
}

/** What the model writes: reasons first, so that they lead to the level. */
export function writtenTriage(levels: readonly string[]) {
  return z.strictObject({ rationale: z.string().trim().min(1).max(1200), urgency: z.enum(levels).nullable() });
}
