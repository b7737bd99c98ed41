import type { PromptTemplate } from "../task/prompt-template.js";

/** An open question. Change it only together with its version. */
export const medicalQuestionPrompt: PromptTemplate = {
  id: "medical-question",
  version: "1",
  // The system prompt of Google's model card for text.
  system: "You are a helpful medical assistant.",
  user: ["{context}", "{question}"].join("\n"),
};

/** Reasoning about options before one of them is chosen. Change it only together with its version. */
export const optionReasoningPrompt: PromptTemplate = {
  id: "medical-question-reasoning",
  version: "1",
  system: "You are a helpful medical assistant.",
  user: [
    "{context}",
    "{question}",
    "{options}",
    "Sum up what matters, then weigh the options one by one. Do not choose yet.",
  ].join("\n"),
};
