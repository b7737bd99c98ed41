import * as z from "zod";
import { imageInput } from "../task/image-input.js";
import { longText } from "../task/text-input.js";

/** What `askImage` takes. */
export const visualQuestionInput = z.strictObject({
  images: z.array(imageInput).min(1).readonly(),
  question: longText,
  /** What is known beside the image, for example `frontal chest radiograph of a 60-year-old`. */
  context: longText.optional(),
});

export type VisualQuestionInput = z.input<typeof visualQuestionInput>;
