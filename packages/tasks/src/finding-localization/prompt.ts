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

/**
 * The form of Google's notebook on anatomy in chest radiographs with MedGemma 1.5: one object a question, an argument, then a
 * list in a fence.
 */
export const publishedLocalizationPrompt: PromptTemplate = {
  id: "finding-localization-published",
  version: "1",
  form: "final-answer",
  user: [
    "Instructions:",
    "The query below asks for bounding boxes. A box is [y0, x0, y1, x1], where (y0, x0) is the top left corner and (y1, x1) the",
    "bottom right corner, normalised to the range [0, 1000]. Output one JSON list of objects in ```json...``` brackets, for",
    'instance ```json[{"box_2d": [800, 3, 840, 471], "label": "left lung"}]```.',
    'Remember that "left" is the patient\'s left.',
    "Query:",
    "Where is the {targets}? Don't give a final answer without reasoning. Output the final answer in the format " +
      '"Final Answer: X" where X is a JSON list of objects. The object needs a "box_2d" and "label" key. Answer:',
  ].join("\n"),
};
