import * as z from "zod";
import { longText, shortText } from "../task/text-input.js";

/** The kinds of summaries, what the prompt calls them, and their sections. */
export const summaryKinds = {
  note: { name: "progress note", sections: ["subjective", "objective", "assessment", "plan"] },
  discharge: {
    name: "discharge summary",
    sections: ["reason for admission", "course", "condition at discharge", "medication", "follow-up"],
  },
  // SBAR, as recommended for hand-overs by the WHO (Patient Safety Solutions, 2007).
  "hand-over": { name: "hand-over", sections: ["situation", "background", "assessment", "recommendation"] },
} as const;

export type SummaryKind = keyof typeof summaryKinds;

/** What `summarize` takes. */
export const clinicalSummaryInput = z.strictObject({
  /** The text to be summarised: notes, letters, reports. */
  source: longText,
  kind: z.enum(["note", "discharge", "hand-over"] satisfies SummaryKind[]),
  /** What matters most, for example `anticoagulation`. */
  focus: shortText.optional(),
  /** Who reads it, for example `the general practitioner`. */
  audience: shortText.optional(),
});

export type ClinicalSummaryInput = z.input<typeof clinicalSummaryInput>;

/** What the model writes, for a source of so many sentences. */
export function writtenSummary(kind: SummaryKind, sentences: number) {
  return z.strictObject({
    sentences: z
      .array(
        z.strictObject({
          section: z.enum(summaryKinds[kind].sections),
          text: z.string().trim().min(1).max(500),
          sources: z.array(z.int().min(1).max(sentences)).min(1).max(6),
        }),
      )
      .max(40),
  });
}

export type WrittenSentence = z.output<ReturnType<typeof writtenSummary>>["sentences"][number];
