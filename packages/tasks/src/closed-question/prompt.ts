import type { PromptTemplate } from "../task/prompt-template.js";

/** Options with letters; the answer is one letter. Change it only together with its version. */
export const choicePrompt: PromptTemplate = {
  id: "closed-question-choice",
  version: "1",
  user: ["{context}", "{question}", "{options}", "Answer with the letter of one option only."].join("\n"),
};

/** A question whose answer is one of two words, in the order given. */
export const yesNoPrompt: PromptTemplate = {
  id: "closed-question-yes-no",
  version: "1",
  user: ["{context}", "{question}", "Answer with one word only: {first} or {second}."].join("\n"),
};
