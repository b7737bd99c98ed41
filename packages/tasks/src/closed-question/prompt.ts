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

/** Paraphrases of `yesNoPrompt`, itself first: for `agreement`. */
export const yesNoPrompts: readonly PromptTemplate[] = [
  yesNoPrompt,
  {
    id: "closed-question-yes-no-short",
    version: "1",
    user: ["{context}", "{question} Reply {first} or {second}."].join("\n"),
  },
  {
    id: "closed-question-yes-no-careful",
    version: "1",
    user: [
      "{context}",
      "Look closely before you decide: {question}",
      "Say {first} or {second}, and nothing more.",
    ].join("\n"),
  },
];

/** Paraphrases of `choicePrompt`, itself first: for `agreement`. */
export const choicePrompts: readonly PromptTemplate[] = [
  choicePrompt,
  {
    id: "closed-question-choice-short",
    version: "1",
    user: ["{context}", "{question}", "{options}", "Reply with one letter."].join("\n"),
  },
  {
    id: "closed-question-choice-careful",
    version: "1",
    user: [
      "{context}",
      "Consider each option before you decide: {question}",
      "{options}",
      "Which letter fits best? Give the letter, and nothing more.",
    ].join("\n"),
  },
];
