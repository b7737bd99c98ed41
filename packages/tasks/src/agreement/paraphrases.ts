import type { RgbImage } from "@medgemma/core";
import { aList, requireArguments } from "../task/arguments.js";

/** A question about a finding in another wording. */
export interface Paraphrase {
  /** With the slot `{finding}`. */
  readonly question: string;
  /** Whether yes means that the finding is absent. */
  readonly negated: boolean;
}

/** Ways to ask whether images show a finding, the one of `findingChecklist` first; three of them ask for its absence. */
export const findingParaphrases: readonly Paraphrase[] = [
  { question: "Is there {finding} in this image?", negated: false },
  { question: "Does this image show {finding}?", negated: false },
  { question: "Can {finding} be seen here?", negated: false },
  { question: "Would you report {finding} for this image?", negated: false },
  { question: "Is this image free of {finding}?", negated: true },
  { question: "Is {finding} absent from this image?", negated: true },
  { question: "Would you report that there is no {finding} in this image?", negated: true },
];

/** The other of yes and no, for an answer to a negated question. */
export function unnegated(answer: string | null, { negated }: Pick<Paraphrase, "negated">): string | null {
  if (!negated || (answer !== "yes" && answer !== "no")) return answer;
  return answer === "yes" ? "no" : "yes";
}

/** The orders in which images can be shown without changing which follows which: each image first once. */
export function imageOrders(images: readonly RgbImage[]): readonly (readonly RgbImage[])[] {
  requireArguments({ images }, { images: aList });
  return images.map((_, first) => [...images.slice(first), ...images.slice(0, first)]);
}
