import type { LanguageModel } from "@medgemma/core";
import * as z from "zod";
import { askYesNo } from "../closed-question/ask-yes-no.js";
import { closedQuestionChecks } from "../closed-question/ask.js";
import { askOptions } from "../closed-question/choose.js";
import { abstainingOf } from "../closed-question/abstention.js";
import { reason, type ReasonedFailure } from "../closed-question/reason.js";
import type { ClosedAnswer, ClosedQuestionEvent, ClosedQuestionOptions } from "../closed-question/schema.js";
import { letters } from "../closed-question/spellings.js";
import { buildMessages } from "../task/build-messages.js";
import { type AnswersOrigin, describeAnswers } from "../task/describe-answers.js";
import { defineTask, type TaskCall } from "../task/define-task.js";
import { imageInput } from "../task/image-input.js";
import type { TaskEvent } from "../task/task-event.js";
import type { Outcome } from "../task/task-result.js";
import type { TaskRun } from "../task/task-run.js";
import { shortText } from "../task/text-input.js";
import { retinopathyPrompts, type RetinopathyStage, retinopathyStages, stageQuestion } from "./prompt.js";

/** What `gradeRetinopathy` takes. */
export const retinopathyInput = z.strictObject({
  image: imageInput.describe("One fundus photograph"),
  eye: z.enum(["left", "right"]).optional().describe("Which eye it is, as given: the model is not asked"),
  context: shortText.optional().describe("What is known of the patient"),
});

export type RetinopathyInput = z.input<typeof retinopathyInput>;

export interface RetinopathyOptions extends Omit<ClosedQuestionOptions, "system"> {
  /** Tokens of the argument at most, in the published form. */
  readonly maxTokens?: number;
}

export type RetinopathyEvent = TaskEvent<string> | ClosedQuestionEvent;

export interface RetinopathyGrade extends AnswersOrigin {
  readonly ok: true;
  /** As given. */
  readonly eye: "left" | "right" | null;
  /** Whether the photograph allows a grade, asked first; the stage is asked whatever it says. */
  readonly gradable: ClosedAnswer<"yes" | "no">;
  /** The stage, with probabilities; with the published form also the argument. */
  readonly stage: ClosedAnswer<RetinopathyStage> & { readonly reasoning?: Outcome };
  /** Grade of the International Clinical Diabetic Retinopathy scale, 0 to 4; null when the model abstains or says that the photograph cannot be graded. */
  readonly icdr: 0 | 1 | 2 | 3 | 4 | null;
  /** Whether diabetic macular oedema is seen. */
  readonly oedema: ClosedAnswer<"yes" | "no">;
}

/** The grade, or why the argument before it is not usable. */
export type RetinopathyResult = RetinopathyGrade | ReasonedFailure;

type Call = TaskCall<z.output<typeof retinopathyInput>, RetinopathyOptions>;

export const retinopathyTask = defineTask<
  typeof retinopathyInput,
  RetinopathyOptions,
  RetinopathyEvent,
  RetinopathyResult
>({
  id: "retinopathy",
  version: "1",
  input: retinopathyInput,
  forms: ["final-answer"],
  prompt: retinopathyPrompts,
  checks: closedQuestionChecks,
  async *run(call) {
    const { image, eye = null, context } = call.input;
    const { prompt: _, maxTokens: __, ...options } = call.options;
    const images = [image];
    const time = new Date();
    const about = context === undefined ? {} : { context };
    const gradable = await askYesNo(
      call.model,
      {
        images,
        question: "Is the quality of this fundus photograph sufficient to grade diabetic retinopathy?",
        ...about,
      },
      options,
    );
    const stage = yield* askStage(call);
    if (!stage.ok) return stage;
    const oedema = await askYesNo(
      call.model,
      { images, question: "Is there diabetic macular edema in this fundus photograph?", ...about },
      options,
    );
    const isGraded = stage.answer !== null && gradable.answer === "yes";
    const icdr = isGraded ? (retinopathyStages.indexOf(stage.answer) as RetinopathyGrade["icdr"]) : null;
    const origin = { time, images, imageFit: options.imageFit, answers: [gradable, stage, oedema] };
    return { ok: true, eye, gradable, stage, icdr, oedema, ...(await describeAnswers(call, origin)) };
  },
});

/**
 * Grades diabetic retinopathy on a fundus photograph by the scale that MedGemma was trained with: stage, gradability and
 * macular oedema, each with its probability.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt.
 * @throws {UnsupportedCapabilityError} when the model does not take images.
 * @throws {PromptTooLongError} when prompt, thought and answer do not fit the context.
 */
export function gradeRetinopathy(
  model: LanguageModel,
  input: RetinopathyInput,
  options: RetinopathyOptions = {},
): TaskRun<RetinopathyEvent, RetinopathyResult> {
  return retinopathyTask.start(model, input, options);
}

async function* askStage(
  call: Call,
): AsyncGenerator<RetinopathyEvent, RetinopathyGrade["stage"] | ReasonedFailure, undefined> {
  const { image, context } = call.input;
  const images = [image];
  if (call.prompt.template.form !== "final-answer") {
    const asked = {
      question: stageQuestion,
      images,
      options: retinopathyStages,
      ...(context !== undefined && { context }),
    };
    return (yield* askOptions(call, asked)) as ClosedAnswer<RetinopathyStage>;
  }
  const options = retinopathyStages.map((stage, index) => `${letters[index] ?? ""}: ${stage}`).join("\n");
  const messages = buildMessages(call, { values: { context, question: stageQuestion, options }, images });
  return yield* reason(call, {
    ...{ messages, choices: retinopathyStages },
    lettered: true,
    abstaining: abstainingOf(call.options),
  });
}
