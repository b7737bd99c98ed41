import * as z from "zod";
import { imageInput } from "../task/image-input.js";
import { longText, shortText } from "../task/text-input.js";

/** What `findingChecklist` takes. */
export const findingChecklistInput = z.strictObject({
  images: z.array(imageInput).min(1).readonly(),
  /** What to ask for, for example `chestRadiographFindings`; all different. */
  findings: z
    .array(shortText)
    .min(1)
    .refine((findings) => new Set(findings).size === findings.length, "must all be different")
    .readonly(),
  /** The report to compare with: the model's draft, or a person's. */
  report: longText.optional(),
  /** What is known beside the images, for example `PA view. Indication: cough` . */
  context: longText.optional(),
});

export type FindingChecklistInput = z.input<typeof findingChecklistInput>;

/** What a report can say of a finding. */
export const reportStances = ["it is present", "it is absent", "it is not mentioned"] as const;

export type ReportStance = "present" | "absent" | "not-mentioned";
