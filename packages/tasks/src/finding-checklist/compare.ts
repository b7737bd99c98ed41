import type { ClosedAnswer } from "../closed-question/schema.js";
import type { ReportStance } from "./schema.js";

/**
 * How images and report differ.
 *
 * - `missed`: the model sees the finding, and the report calls it absent or does not mention it.
 * - `not-confirmed`: the report states the finding, and the model does not see it.
 */
export type Disagreement = "missed" | "not-confirmed";

/** What the report says of a finding. */
export interface ReportedStance {
  /** Null when the model abstains. */
  readonly stance: ReportStance | null;
  readonly probabilities: readonly { readonly stance: ReportStance; readonly probability: number }[];
}

/** One finding of the checklist. */
export interface ChecklistItem {
  readonly finding: string;
  /** 1 cannot wait, 3 is the rest. */
  readonly urgency: 1 | 2 | 3;
  /** What the images show: null when the model abstains. */
  readonly seen: "yes" | "no" | null;
  /** Probability of yes, from the model's logits. */
  readonly probability: number;
  /** 0 is certain, 1 is undecided. */
  readonly entropy: number;
  /** Share of all probability that yes and no have together; see closed questions. */
  readonly optionMass: number;
  /** Absent without a report. */
  readonly reported?: ReportedStance;
  /** Null when they agree, when either abstains, and without a report. */
  readonly disagreement: Disagreement | null;
}

const stances: readonly ReportStance[] = ["present", "absent", "not-mentioned"];

/** Names the stances of an answer about the report; its options stand in the order of `reportStances`. */
export function toReportedStance({ answer, probabilities }: ClosedAnswer): ReportedStance {
  const named = probabilities.map(({ option, probability }, index) => ({
    option,
    stance: stances[index] ?? "not-mentioned",
    probability,
  }));
  return {
    stance: named.find(({ option }) => option === answer)?.stance ?? null,
    probabilities: named.map(({ stance, probability }) => ({ stance, probability })),
  };
}

/** Puts the two answers side by side. */
export function compare(
  asked: Pick<ChecklistItem, "finding" | "urgency">,
  image: ClosedAnswer<"yes" | "no">,
  reported?: ReportedStance,
): ChecklistItem {
  const { answer: seen, entropy, optionMass, probabilities } = image;
  return {
    ...asked,
    seen,
    probability: probabilities.find(({ option }) => option === "yes")?.probability ?? NaN,
    entropy,
    optionMass,
    ...(reported !== undefined && { reported }),
    disagreement: disagreementOf(seen, reported?.stance ?? null),
  };
}

function disagreementOf(seen: "yes" | "no" | null, stance: ReportStance | null): Disagreement | null {
  if (seen === null || stance === null) return null;
  if (seen === "yes") return stance === "present" ? null : "missed";
  return stance === "present" ? "not-confirmed" : null;
}
