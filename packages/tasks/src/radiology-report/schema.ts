import type { RgbImage } from "@medgemma/core";
import { z } from "zod";

const rgbImage = z.custom<RgbImage>(
  (value) =>
    typeof value === "object" &&
    value !== null &&
    "data" in value &&
    (value.data instanceof Uint8Array || value.data instanceof Uint8ClampedArray),
  "must be an RgbImage; decode files first",
);

const shortText = z.string().trim().min(1).max(4000);

/** What `radiologyReport` takes. Texts are those of the request form; none is required. */
export const radiologyReportInput = z.strictObject({
  /** The views of one study, at least one. */
  images: z.array(rgbImage).min(1),
  /** Why the examination was asked for, for example `cough, fever`. */
  indication: shortText.optional(),
  /** Projection, for example `PA` or `AP`. */
  view: shortText.optional(),
  /** What is known of earlier examinations. */
  comparison: shortText.optional(),
  /** How the images were made. */
  technique: shortText.optional(),
});

export type RadiologyReportInput = z.input<typeof radiologyReportInput>;

/** The two sections that every radiology report has. */
export const radiologyReportSections = z.strictObject({
  findings: z.string().min(1),
  impression: z.string().min(1),
});

export type RadiologyReportSections = z.output<typeof radiologyReportSections>;
