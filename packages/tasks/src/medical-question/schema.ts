import type { RgbImage } from "@medgemma/core";
import * as z from "zod";
import { closedOptions } from "../closed-question/schema.js";
import { imageInput } from "../task/image-input.js";
import { longText } from "../task/text-input.js";

/** What `answerQuestion` takes. */
export const medicalQuestionInput = z.strictObject({
  question: longText.describe("The question"),
  context: longText.optional().describe("Text that the question is about, for example a vignette or an abstract"),
  images: z.array(imageInput).readonly().optional().describe("Images that the question is about"),
});

/** What `answerQuestion` takes. */
export interface MedicalQuestionInput {
  /** The question. */
  readonly question: string;
  /** Text that the question is about, for example a vignette or an abstract. */
  readonly context?: string | undefined;
  /** Images that the question is about. */
  readonly images?: readonly RgbImage[] | undefined;
}

/** What `answerMultipleChoice` takes. */
export const multipleChoiceInput = medicalQuestionInput.extend({
  options: closedOptions,
});

/** What `answerMultipleChoice` takes. */
export interface MultipleChoiceInput extends MedicalQuestionInput {
  /** From 2 to 26, all different. */
  readonly options: readonly string[];
}
