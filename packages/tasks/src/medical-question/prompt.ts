import { finalAnswerInstruction } from "../task/forms/final-answer-instruction.js";
import type { PromptSet } from "../task/prompt-presets.js";
import type { PromptTemplate } from "../task/prompt-template.js";

/** An open question. Change it only together with its version. */
export const medicalQuestionPrompt: PromptTemplate = {
  id: "medical-question",
  version: "1",
  // The system prompt of Google's model card for text.
  system: "You are a helpful medical assistant.",
  user: ["{context}", "{question}"].join("\n"),
};

/** An argument about lettered options, then one of them. Change it only together with its version. */
export const reasonedChoicePrompt: PromptTemplate = {
  id: "multiple-choice-reasoned",
  version: "1",
  form: "final-answer",
  user: ["{context}", "{question}", "{options}", finalAnswerInstruction].join("\n"),
};

/** The forms of Google's evaluations (arXiv:2507.05201, table A6, and arXiv:2604.05081, appendix B). */
export const reasonedChoicePrompts: PromptSet = {
  sdk: reasonedChoicePrompt,
  "medgemma-1.5": { ...reasonedChoicePrompt, id: "multiple-choice-published-1.5" },
  "medgemma-1": {
    id: "multiple-choice-published-1",
    version: "1",
    form: "final-answer",
    user: [
      "Instructions: The following are multiple choice questions about medical knowledge. Solve them in a step-by-step fashion, " +
        "starting by summarizing the available information. Output a single option from the options as the final answer.",
      "{context}",
      "Question: {question}",
      "{options}",
      'Response (think step by step and then end with "Final Answer:" followed by *only* the letter corresponding to the ' +
        "correct answer enclosed in parentheses)",
    ].join("\n"),
  },
};
