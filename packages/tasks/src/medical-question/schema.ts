import * as z from "zod";
import { imageInput } from "../task/image-input.js";
import { longText } from "../task/text-input.js";

/** What `answerQuestion` takes. */
export const medicalQuestionInput = z.strictObject({
  question: longText,
  /** Text that the question is about, for example a vignette or an abstract. */
  context: longText.optional(),
  images: z.array(imageInput).readonly().optional(),
});

export type MedicalQuestionInput = z.input<typeof medicalQuestionInput>;

/** What `answerMultipleChoice` takes. */
export const multipleChoiceInput = medicalQuestionInput.extend({
  /** From 2 to 26, all different. */
  options: z.array(longText).min(2).max(26).readonly(),
});

export type MultipleChoiceInput = z.input<typeof multipleChoiceInput>;
