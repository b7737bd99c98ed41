import { type LanguageModel, UnsupportedCapabilityError } from "@medgemma/core";
import * as z from "zod";
import { buildMessages } from "../task/build-messages.js";
import { defineTask } from "../task/define-task.js";
import { generateAnswer } from "../task/generate-answer.js";
import { imageInput } from "../task/image-input.js";
import type { PromptTemplate } from "../task/prompt-template.js";
import type { TaskEvent } from "../task/task-event.js";
import type { TaskOptions } from "../task/task-options.js";
import type { AnswerFailure, TaskResult } from "../task/task-result.js";
import type { TaskRun } from "../task/task-run.js";
import { shortText } from "../task/text-input.js";

/** Patches of a slide at most in MedGemma 1.5's training and evaluation (arXiv:2604.05081). */
export const maxPatches = 126;

/** What `slideReport` takes. */
export const slideReportInput = z.strictObject({
  patches: z
    .array(imageInput)
    .min(1)
    .max(maxPatches)
    .readonly()
    .describe("Patches of the tissue at one magnification, row by row, 126 at most; 896 × 896 pixels in training"),
  specimen: shortText.describe("Tissue and procedure, for example `colon, biopsy`"),
});

export type SlideReportInput = z.input<typeof slideReportInput>;

export type SlideReportResult = TaskResult<{ readonly text: string }, AnswerFailure>;

/** The stream's `partial` is the text so far. */
export type SlideReportEvent = TaskEvent<string>;

/** The form of MedGemma 1.5's evaluation on whole slides (arXiv:2604.05081, appendix B). */
export const slideReportPrompt: PromptTemplate = {
  id: "slide-report",
  version: "1",
  user: [
    "Provide a brief diagnostic text for the set of pathology patches extracted from a pathology slide. Consider the tissue " +
      "type and procedure (below) when deciding what to include in the diagnostic text.",
    "{specimen}",
  ].join("\n"),
};

export const slideReportTask = defineTask<typeof slideReportInput, TaskOptions, SlideReportEvent, SlideReportResult>({
  id: "slide-report",
  version: "1",
  input: slideReportInput,
  prompt: { sdk: slideReportPrompt, "medgemma-1.5": slideReportPrompt },
  async *run(call) {
    if (call.model.info.family === "medgemma-1") {
      throw new UnsupportedCapabilityError("Models of MedGemma 1 were not trained on whole slides.", {
        hint: "Load MedGemma 1.5: its published ROUGE-L is 49, that of MedGemma 1 4B 2.",
      });
    }
    const { patches, specimen } = call.input;
    const messages = buildMessages(call, { values: { specimen }, images: patches });
    const { outcome, failure } = yield* generateAnswer(call, { messages, partial: (text) => text });
    if (failure !== undefined) return { ok: false, reason: failure, problems: [], ...outcome };
    return { ok: true, text: outcome.raw.trim(), ...outcome };
  },
});

/**
 * Drafts a brief diagnostic text from patches of a whole slide.
 *
 * @throws {InvalidArgumentError} for a wrong input or prompt, and for more than 126 patches.
 * @throws {UnsupportedCapabilityError} when the model does not take so many images, or was not trained on slides.
 * @throws {PromptTooLongError} when prompt, thought and answer do not fit the context.
 */
export function slideReport(
  model: LanguageModel,
  input: SlideReportInput,
  options: TaskOptions = {},
): TaskRun<SlideReportEvent, SlideReportResult> {
  return slideReportTask.start(model, input, options);
}
