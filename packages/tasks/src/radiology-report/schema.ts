import type { RgbImage } from "@medgemma/core";
import * as z from "zod";
import { imageInput } from "../task/image-input.js";
import { longText, shortText } from "../task/text-input.js";

/** What `radiologyReport` takes. Texts are those of the request form; none is required. */
export const radiologyReportInput = z.strictObject({
  images: z.array(imageInput).min(1).readonly().describe("The views of one study, at least one"),
  priorImages: z
    .array(imageInput)
    .readonly()
    .optional()
    .describe("The views of an earlier study of the same region. The report then has a comparison section"),
  priorReport: longText.optional().describe("The report of an earlier study"),
  indication: shortText.optional().describe("Why the examination was asked for, for example `cough, fever`"),
  view: shortText.optional().describe("Projection, for example `PA` or `AP`"),
  comparison: shortText.optional().describe("What is known of earlier examinations"),
  technique: shortText.optional().describe("How the images were made"),
  examination: shortText.optional().describe("What was examined, for example `CT of the abdomen with contrast`"),
  patient: shortText.optional().describe("Age and sex as far as they matter, for example `64-year-old woman`"),
});

/** What `radiologyReport` takes. Texts are those of the request form; none is required. */
export interface RadiologyReportInput {
  /** The views of one study, at least one. */
  readonly images: readonly RgbImage[];
  /** The views of an earlier study of the same region. The report then has a comparison section. */
  readonly priorImages?: readonly RgbImage[] | undefined;
  /** The report of an earlier study. */
  readonly priorReport?: string | undefined;
  /** Why the examination was asked for, for example `cough, fever`. */
  readonly indication?: string | undefined;
  /** Projection, for example `PA` or `AP`. */
  readonly view?: string | undefined;
  /** What is known of earlier examinations. */
  readonly comparison?: string | undefined;
  /** How the images were made. */
  readonly technique?: string | undefined;
  /** What was examined, for example `CT of the abdomen with contrast`. */
  readonly examination?: string | undefined;
  /** Age and sex as far as they matter, for example `64-year-old woman`. */
  readonly patient?: string | undefined;
}

/** The sections of a report. */
export const radiologyReportSections = z.strictObject({
  findings: z.string().min(1),
  /** What has changed; there when a prior examination was given. */
  comparison: z.string().min(1).optional(),
  /** Absent where a report in the trained form, which goes on from `findings:`, has none. */
  impression: z.string().min(1).optional(),
  /** What the report advises, if it does. */
  recommendation: z.string().min(1).optional(),
});

export type RadiologyReportSections = z.output<typeof radiologyReportSections>;

/** Sides as radiologists name them. */
const laterality = z.enum(["left", "right", "bilateral", "midline"]);

/** A finding as the model lists it: in the report's words, with the number of the sentence that states it. */
export const listedFinding = z.strictObject({
  finding: z.string().trim().min(1).max(120),
  site: z.string().trim().min(1).max(120).nullable(),
  side: laterality.nullable(),
  status: z.enum(["present", "absent", "uncertain"]),
  change: z.enum(["new", "worse", "unchanged", "better", "resolved"]).nullable(),
  sentence: z.int().min(1),
});

export type ListedFinding = z.output<typeof listedFinding>;
