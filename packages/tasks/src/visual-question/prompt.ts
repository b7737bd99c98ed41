import type { PromptTemplate } from "../task/prompt-template.js";

/** The default wording. Change it only together with its version. */
export const visualQuestionPrompt: PromptTemplate = {
  id: "visual-question",
  version: "1",
  user: [
    "{context}",
    "{question}",
    "Answer in one line, as briefly as you can: a word or a few. If the image does not show it, say so.",
  ].join("\n"),
};
