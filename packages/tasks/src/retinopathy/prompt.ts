import { choicePrompt } from "../closed-question/prompt.js";
import type { PromptSet } from "../task/prompt-presets.js";

/** Stages of diabetic retinopathy, in the words and the order that MedGemma was trained with on EyePACS; ICDR 0 to 4. */
export const retinopathyStages = ["No DR", "mild DR", "moderate DR", "severe DR", "proliferative DR"] as const;

export type RetinopathyStage = (typeof retinopathyStages)[number];

/** The question of Google's evaluation on EyePACS (arXiv:2507.05201, table A7). */
export const stageQuestion =
  "Given this fundus image, determine the most likely diabetic retinopathy (DR) stage present, even if you are unsure:";

const published = {
  id: "retinopathy-published",
  version: "1",
  form: "final-answer",
  user: [
    "{context}",
    "{question}",
    "{options}",
    "You may write out your argument before deciding on the most likely stage X (with X being one of: A, B, C, D, or E) in the " +
      'format: "The most likely diagnosis is: X":',
  ].join("\n"),
};

export const retinopathyPrompts: PromptSet = { sdk: choicePrompt, "medgemma-1": published, "medgemma-1.5": published };
