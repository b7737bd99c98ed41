import * as z from "zod";
import { imageInput } from "../task/image-input.js";
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
  images: z.array(imageInput).min(1).readonly(),
  /** What to ask for: names, or findings with questions of their own such as `chestRadiographFindings`; all different. */
  findings: z
    .array(z.union([shortText, checklistFinding]))
    .min(1)
    .refine((findings) => new Set(findings.map(nameOf)).size === findings.length, "must all be different")
    .readonly()
    .describe("What to ask for: names, or findings with their own question and urgency"),
  /** The report to compare with: the model's draft, or a person's. */
  report: longText.optional(),
  /** What is known beside the images, for example `PA view. Indication: cough` . */
  context: longText.optional(),
});

export type FindingChecklistInput = z.input<typeof findingChecklistInput>;

/** What a report can say of a finding. */
export const reportStances = ["it is present", "it is absent", "it is not mentioned"] as const;

export type ReportStance = "present" | "absent" | "not-mentioned";
