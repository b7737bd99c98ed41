import type { LanguageModel } from "@medgemma/core";
import * as z from "zod";
import { ask, closedQuestionChecks } from "../closed-question/ask.js";
import { abstainingOf } from "../closed-question/abstention.js";
import { reason, type ReasonedFailure } from "../closed-question/reason.js";
import type { ClosedAnswer, ClosedQuestionEvent, ClosedQuestionOptions } from "../closed-question/schema.js";
import { wordSpellings } from "../closed-question/spellings.js";
import { buildMessages, labelled } from "../task/build-messages.js";
import { type AnswersOrigin, describeAnswers } from "../task/describe-answers.js";
import { defineTask, type TaskCall } from "../task/define-task.js";
import { imageInput } from "../task/image-input.js";
import type { Outcome } from "../task/task-result.js";
import type { TaskEvent } from "../task/task-event.js";
import type { TaskRun } from "../task/task-run.js";
import { longText, shortText } from "../task/text-input.js";
import { volumeQuestionPrompts } from "./prompt.js";
import { maxSlices } from "./sample-slices.js";

/** What `volumeQuestion` takes. */
export const volumeQuestionInput = z
  .strictObject({
    slices: z
      .array(imageInput)
      .min(1)
      .max(maxSlices)
      .readonly()
      .describe("Slices of one volume in their order, 85 at most; see `sampleSlices`"),
    labels: z
      .array(shortText)
      .readonly()
      .optional()
      .describe('For several series, the one that each slice is of, for example "T1-weighted"; told where it changes'),
    modality: z.enum(["CT", "MRI"]).describe("How the volume was made"),
    history: longText.optional().describe("Indication and history of the patient"),
    questions: z
      .array(shortText)
      .min(1)
      .max(100)
      .refine((questions) => new Set(questions).size === questions.length, "must all be different")
      .readonly()
      .describe('Questions that yes or no answers, for example `Is there "liver lesion" in the CT volume?`'),
  })
  .refine(({ slices, labels }) => labels === undefined || labels.length === slices.length, {
    path: ["labels"],
    message: "must be as many as the slices",
  });

export type VolumeQuestionInput = z.input<typeof volumeQuestionInput>;

export interface VolumeQuestionOptions extends Omit<ClosedQuestionOptions, "permute" | "system"> {
  /** Tokens of the argument at most, in the published form. */
  readonly maxTokens?: number;
}

/** The answer to one of the questions, or why the argument before it is not usable. */
export type VolumeAnswer = { readonly question: string } & (
  | (ClosedAnswer<"yes" | "no"> & { readonly reasoning?: Outcome })
  | ReasonedFailure
);

/** One question is done; `text` and the others belong to the question at hand. */
export type VolumeQuestionEvent =
  | TaskEvent<string>
  | ClosedQuestionEvent
  | { readonly type: "answer"; readonly answer: VolumeAnswer; readonly done: number; readonly total: number };

export interface VolumeAnswers extends AnswersOrigin {
  readonly ok: true;
  /** In the order of the questions. */
  readonly answers: readonly VolumeAnswer[];
}

type Call = TaskCall<z.output<typeof volumeQuestionInput>, VolumeQuestionOptions>;

const choices = ["yes", "no"] as const;

export const volumeQuestionTask = defineTask<
  typeof volumeQuestionInput,
  VolumeQuestionOptions,
  VolumeQuestionEvent,
  VolumeAnswers
>({
  id: "volume-question",
  version: "1",
  input: volumeQuestionInput,
  forms: ["final-answer"],
  prompt: volumeQuestionPrompts,
  checks: closedQuestionChecks,
  async *run(call) {
    const { questions, slices } = call.input;
    const { imageFit } = call.options;
    const time = new Date();
    const answers: VolumeAnswer[] = [];
    for (const question of questions) {
      const answer = { question, ...(yield* askOne(call, question)) };
      answers.push(answer);
      yield { type: "answer", answer, done: answers.length, total: questions.length };
    }
    return { ok: true, answers, ...(await describeAnswers(call, { time, images: slices, imageFit, answers })) };
  },
});

/**
 * Asks many questions about the slices of one CT or MRI volume. The slices come first in every prompt, so a runtime computes
 * them once and reuses them for every further question.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt, and for more than 85 slices.
 * @throws {UnsupportedCapabilityError} when the model does not take so many images.
 * @throws {PromptTooLongError} when prompt, thought and answer do not fit the context.
 */
export function volumeQuestion(
  model: LanguageModel,
  input: VolumeQuestionInput,
  options: VolumeQuestionOptions = {},
): TaskRun<VolumeQuestionEvent, VolumeAnswers> {
  return volumeQuestionTask.start(model, input, options);
}

async function* askOne(
  call: Call,
  question: string,
): AsyncGenerator<VolumeQuestionEvent, ClosedAnswer<"yes" | "no"> | ReasonedFailure, undefined> {
  const { slices, labels = [], modality, history } = call.input;
  const values = {
    ...{ modality, question, history },
    frame: frameOf({ modality, history }),
    count: String(slices.length),
  };
  if (call.prompt.template.form !== "final-answer") {
    const wordings = [{ values, spellings: choices.map(wordSpellings) }];
    return yield* ask(call, { input: { question, images: slices }, labels: changesOf(labels), choices, wordings });
  }
  const messages = buildMessages(call, { values, images: labelled(slices, changesOf(labels)) });
  return yield* reason(call, { messages, choices, lettered: false, abstaining: abstainingOf(call.options) });
}

/** Labels where they differ from the one before; else none. */
function changesOf(labels: readonly string[]): readonly string[] {
  return labels.map((label, index) => (label === labels[index - 1] ? "" : label));
}

/** The sentence before a question in the trained form; the report always had a history. */
function frameOf({ modality, history }: Pick<Call["input"], "modality" | "history">): string {
  if (history === undefined) return `Answer the question about the ${modality} volume.`;
  const name = modality === "CT" ? "indication and patient history" : "patient history";
  return `After looking at the ${name} "${history}", answer the question about the ${modality} volume.`;
}
