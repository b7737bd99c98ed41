import type { LanguageModel } from "@medgemma/core";
import * as z from "zod";
import { askYesNo } from "../closed-question/ask-yes-no.js";
import { closedQuestionChecks } from "../closed-question/ask.js";
import { yesNoPrompt } from "../closed-question/prompt.js";
import type { ClosedAnswer, ClosedQuestionOptions } from "../closed-question/schema.js";
import { type AnswersOrigin, describeAnswers } from "../task/describe-answers.js";
import { defineTask } from "../task/define-task.js";
import { imageInput } from "../task/image-input.js";
import type { TaskRun } from "../task/task-run.js";
import { shortText } from "../task/text-input.js";

/** What `assessSkinLesion` takes. What cannot be seen in a photograph is given, and never guessed. */
export const skinLesionInput = z.strictObject({
  images: z.array(imageInput).min(1).readonly().describe("Photographs of one lesion"),
  site: shortText.optional().describe("Where on the body, for example `left calf`"),
  skinType: z.enum(["I", "II", "III", "IV", "V", "VI"]).optional().describe("Fitzpatrick's skin type, as given"),
  diameterMm: z.number().positive().optional().describe("Largest diameter in millimetres, as measured"),
  evolving: z.boolean().optional().describe("Whether it has changed, as the patient says"),
});

export type SkinLesionInput = z.input<typeof skinLesionInput>;

/** One of the three criteria that are seen is done. */
export interface SkinLesionEvent {
  readonly type: "criterion";
  readonly done: number;
  readonly total: number;
}

/** The ABCDE criteria: three that are asked of the photographs, two that are given. No diagnosis is named. */
export interface SkinLesionAssessment extends AnswersOrigin {
  readonly ok: true;
  readonly site: string | null;
  readonly skinType: SkinLesionInput["skinType"] | null;
  readonly asymmetry: ClosedAnswer<"yes" | "no">;
  readonly irregularBorder: ClosedAnswer<"yes" | "no">;
  readonly severalColours: ClosedAnswer<"yes" | "no">;
  /** Whether the diameter given is above 6 mm; null without one. */
  readonly diameterAbove6mm: boolean | null;
  /** As given; null when nothing was said. */
  readonly evolving: boolean | null;
  /** Criteria that hold, 0 to 5; those that are not known or where the model abstains do not count. */
  readonly met: number;
  /** Criteria that are known. */
  readonly known: number;
}

const questions = [
  ["asymmetry", "Is this skin lesion asymmetric?"],
  ["irregularBorder", "Is the border of this skin lesion irregular?"],
  ["severalColours", "Does this skin lesion have more than one colour?"],
] as const;

export const skinLesionTask = defineTask<
  typeof skinLesionInput,
  ClosedQuestionOptions,
  SkinLesionEvent,
  SkinLesionAssessment
>({
  id: "skin-lesion",
  version: "1",
  input: skinLesionInput,
  prompt: { sdk: yesNoPrompt },
  checks: closedQuestionChecks,
  async *run(call) {
    const { images, site = null, skinType = null, diameterMm, evolving = null } = call.input;
    const given = [site !== null && `Site: ${site}`, skinType !== null && `Fitzpatrick skin type ${skinType}`];
    const context = given.filter(Boolean).join("\n");
    const time = new Date();
    const answers = new Map<string, ClosedAnswer<"yes" | "no">>();
    for (const [name, question] of questions) {
      const asked = { images, question, ...(context !== "" && { context }) };
      answers.set(name, await askYesNo(call.model, asked, call.options));
      yield { type: "criterion", done: answers.size, total: questions.length };
    }
    const seen = (name: (typeof questions)[number][0]): ClosedAnswer<"yes" | "no"> =>
      answers.get(name) as ClosedAnswer<"yes" | "no">;
    const diameterAbove6mm = diameterMm === undefined ? null : diameterMm > 6;
    const criteria = [
      ...Array.from(answers.values(), ({ answer }) => (answer === null ? null : answer === "yes")),
      ...[diameterAbove6mm, evolving],
    ];
    return {
      ok: true,
      ...{ site, skinType },
      asymmetry: seen("asymmetry"),
      irregularBorder: seen("irregularBorder"),
      severalColours: seen("severalColours"),
      ...{ diameterAbove6mm, evolving },
      met: criteria.filter((holds) => holds === true).length,
      known: criteria.filter((holds) => holds !== null).length,
      ...(await describeAnswers(call, {
        ...{ time, images },
        imageFit: call.options.imageFit,
        answers: [...answers.values()],
      })),
    };
  },
});

/**
 * Asks for the ABCDE criteria of a pigmented lesion (Friedman et al. 1985; Abbasi et al. 2004 for the E): asymmetry, border and
 * colour of the photographs, with probabilities; diameter and evolution as given.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt.
 * @throws {UnsupportedCapabilityError} when the model does not take the images.
 */
export function assessSkinLesion(
  model: LanguageModel,
  input: SkinLesionInput,
  options: ClosedQuestionOptions = {},
): TaskRun<SkinLesionEvent, SkinLesionAssessment> {
  return skinLesionTask.start(model, input, options);
}
