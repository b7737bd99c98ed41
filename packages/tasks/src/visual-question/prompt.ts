import { finalAnswerInstruction } from "../task/forms/final-answer-instruction.js";
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

/** The form of MedGemma 1.5's evaluation on SLAKE and VQA-RAD (arXiv:2604.05081, appendix B): an argument, then the answer. */
export const publishedVisualQuestionPrompt: PromptTemplate = {
  id: "visual-question-published",
  version: "1",
  form: "final-answer",
  user: ["{context}", `{question} ${finalAnswerInstruction}`].join("\n"),
};
