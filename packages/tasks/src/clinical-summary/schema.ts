import * as z from "zod";
import { longText, shortText } from "../task/text-input.js";

/**
 * The kinds of summaries, what the prompt calls them, and their sections. Those of a discharge summary are what it owes its reader,
 * after the headings of the Professional Record Standards Body's eDischarge summary standard (UK), with what became of each drug
 * apart.
 */
export const summaryKinds = {
  note: { name: "progress note", sections: ["subjective", "objective", "assessment", "plan"] },
  discharge: {
    name: "discharge summary",
    sections: [
      "reason for admission",
      "allergies",
      "diagnoses",
      "procedures",
      "investigations",
      "course",
      "condition at discharge",
      "new medication",
      "changed medication",
      "stopped medication",
      "unchanged medication",
      "pending results",
      "follow-up",
    ],
  },
  // SBAR, as recommended for hand-overs by the WHO (Patient Safety Solutions, 2007), with what a hand-over must not lose.
  "hand-over": {
    name: "hand-over",
    sections: [
      "situation",
      "background",
      "allergies",
      "medication changes",
      "assessment",
      "pending results",
      "recommendation",
    ],
  },
} as const;

export type SummaryKind = keyof typeof summaryKinds;

/** What `summarize` takes. */
export const clinicalSummaryInput = z.strictObject({
  source: longText.describe("The text to be summarised: notes, letters, reports"),
  kind: z
    .enum(["note", "discharge", "hand-over"] satisfies SummaryKind[])
    .describe("What is written; see `summaryKinds`"),
  focus: shortText.optional().describe("What matters most, for example `anticoagulation`"),
  audience: shortText.optional().describe("Who reads it, for example `the general practitioner`"),
  sections: z
    .array(shortText)
    .min(1)
    .max(30)
    .refine((sections) => new Set(sections).size === sections.length, "must all be different")
    .readonly()
    .optional()
    .describe("Sections in place of the kind's"),
});

/** What `summarize` takes. */
export interface ClinicalSummaryInput {
  /** The text to be summarised: notes, letters, reports. */
  readonly source: string;
  /** What is written; see `summaryKinds` for the sections. */
  readonly kind: SummaryKind;
  /** What matters most, for example `anticoagulation`. */
  readonly focus?: string | undefined;
  /** Who reads it, for example `the general practitioner`. */
  readonly audience?: string | undefined;
  /** Sections in place of the kind's, all different. */
  readonly sections?: readonly string[] | undefined;
}

/** What the model writes in these sections, for a source of so many sentences. */
export function writtenSummary(sections: readonly string[], sentences: number) {
  return z.strictObject({
    sentences: z
      .array(
        z.strictObject({
          section: z.enum(sections),
          text: z.string().trim().min(1).max(500),
          sources: z.array(z.int().min(1).max(sentences)).min(1).max(6),
        }),
      )
      .max(40),
  });
}

export type WrittenSentence = z.output<ReturnType<typeof writtenSummary>>["sentences"][number];
