import type { RgbImage } from "@medgemma/core";
import * as z from "zod";
import { imageInput } from "../task/image-input.js";
import type { ChecklistFinding } from "./chest-radiograph-findings.js";
import { longText, shortText } from "../task/text-input.js";

const checklistFinding = z.strictObject({
  finding: shortText.describe("What it is called in the result"),
  question: shortText.optional().describe("Question of the images that yes or no answers"),
  urgency: z
    .union([z.literal(1), z.literal(2), z.literal(3)])
    .optional()
    .describe("1 cannot wait, 3 is the default"),
});

const nameOf = (finding: string | { readonly finding: string }): string =>
  typeof finding === "string" ? finding : finding.finding;

/** What `findingChecklist` takes. */
export const findingChecklistInput = z.strictObject({
  images: z.array(imageInput).min(1).readonly().describe("The images, at least one"),
  findings: z
    .array(z.union([shortText, checklistFinding]))
    .min(1)
    .refine((findings) => new Set(findings.map(nameOf)).size === findings.length, "must all be different")
    .readonly()
    .describe("What to ask for: names, or findings with their own question and urgency")
    .describe(
      "What to ask for: names, or findings with questions of their own such as `chestRadiographFindings`; all different",
    ),
  report: longText.optional().describe("The report to compare with: the model's draft, or a person's"),
  context: longText.optional().describe("What is known beside the images, for example `PA view. Indication: cough` "),
});

/** What `findingChecklist` takes. */
export interface FindingChecklistInput {
  /** The images, at least one. */
  readonly images: readonly RgbImage[];
  /** What to ask for: names, or findings with questions of their own such as `chestRadiographFindings`; all different. */
  readonly findings: readonly (string | ChecklistFinding)[];
  /** The report to compare with: the model's draft, or a person's. */
  readonly report?: string | undefined;
  /** What is known beside the images, for example `PA view. Indication: cough` . */
  readonly context?: string | undefined;
}

/** What a report can say of a finding. */
export const reportStances = ["it is present", "it is absent", "it is not mentioned"] as const;

export type ReportStance = "present" | "absent" | "not-mentioned";
