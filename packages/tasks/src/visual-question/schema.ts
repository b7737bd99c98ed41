import type { RgbImage } from "@medgemma/core";
import * as z from "zod";
import { imageInput } from "../task/image-input.js";
import { longText } from "../task/text-input.js";

/** What `askImage` takes. */
export const visualQuestionInput = z.strictObject({
  images: z.array(imageInput).min(1).readonly().describe("The images, at least one"),
  question: longText.describe("The question"),
  context: longText
    .optional()
    .describe("What is known beside the image, for example `frontal chest radiograph of a 60-year-old`"),
});

/** What `askImage` takes. */
export interface VisualQuestionInput {
  /** The images, at least one. */
  readonly images: readonly RgbImage[];
  /** The question. */
  readonly question: string;
  /** What is known beside the image, for example `frontal chest radiograph of a 60-year-old`. */
  readonly context?: string | undefined;
}
