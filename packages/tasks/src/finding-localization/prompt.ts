import type { PromptTemplate } from "../task/prompt-template.js";

/**
 * The default wording. The form of the boxes is the one that MedGemma 1.5 was trained on. Change it only together with
 * its version.
 */
export const findingLocalizationPrompt: PromptTemplate = {
  id: "finding-localization",
  version: "1",
  user: [
    "View: {view}",
    "Where in this image are: {targets}?",
    "Left and right are the patient's.",
    "A box is [y0, x0, y1, x1]: its top left and bottom right corner, from 0 to 1000 over the image's height and width.",
    "Give a box for each place that you see, with its label, and none for what you do not see.",
    "Answer with a JSON list of this form: {form}",
  ].join("\n"),
};
