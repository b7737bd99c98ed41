import type { LanguageModel } from "@medgemma/core";
import * as z from "zod";
import { defineTask } from "../task/define-task.js";
import { imageInput } from "../task/image-input.js";
import type { TaskRun } from "../task/task-run.js";
import { shortText } from "../task/text-input.js";
import { closedQuestionChecks } from "./ask.js";
import { askOptions } from "./choose.js";
import { choicePrompt } from "./prompt.js";
import type { ClosedAnswer, ClosedQuestionEvent, ClosedQuestionOptions } from "./schema.js";

/** The classes of MS-CXR-T, which MedGemma 1.5 was trained and measured with, in its order. */
export const changes = ["improved", "stable", "worsened"] as const;

export type Change = (typeof changes)[number];

/** What `askChange` takes. */
export const changeInput = z.strictObject({
  priorImages: z.array(imageInput).min(1).readonly().describe("Images of the earlier study"),
  images: z.array(imageInput).min(1).readonly().describe("Images of the current study"),
  finding: shortText.describe("The finding whose change is asked for, for example `pleural effusion`"),
  context: shortText.optional().describe("What is known beside the images"),
});

export type ChangeInput = z.input<typeof changeInput>;

export const changeTask = defineTask<
  typeof changeInput,
  ClosedQuestionOptions,
  ClosedQuestionEvent,
  ClosedAnswer<Change>
>({
  id: "ask-change",
  version: "1",
  input: changeInput,
  prompt: { sdk: choicePrompt },
  checks: closedQuestionChecks,
  async *run(call) {
    const { priorImages, images, finding, context } = call.input;
    const order = `${describeImages(1, priorImages.length)} of the prior examination, ${describeImages(
      priorImages.length + 1,
      images.length,
    ).toLowerCase()} of the current one.`;
    const answer = yield* askOptions(call, {
      question: `How has the ${finding} changed since the prior examination?`,
      context: context === undefined ? order : `${context}\n${order}`,
      images: [...priorImages, ...images],
      options: changes,
    });
    return answer as ClosedAnswer<Change>;
  },
});

/**
 * Asks how a finding has changed between two studies: improved, stable or worsened, with probabilities.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt.
 * @throws {UnsupportedCapabilityError} when the model does not take the images.
 */
export function askChange(
  model: LanguageModel,
  input: ChangeInput,
  options: ClosedQuestionOptions = {},
): TaskRun<ClosedQuestionEvent, ClosedAnswer<Change>> {
  return changeTask.start(model, input, options);
}

function describeImages(first: number, count: number): string {
  return count === 1 ? `Image ${first} is` : `Images ${first} to ${first + count - 1} are`;
}
