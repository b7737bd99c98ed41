import type { PromptTemplate } from "../task/prompt-template.js";

/** The default wording. Change it only together with its version. */
export const triagePrompt: PromptTemplate = {
  id: "triage",
  version: "1",
  system: "You are a helpful medical assistant.",
  user: [
    "Suggest how urgently this patient should be seen, on the scale below, the most urgent level first.",
    "{scale}",
    "Age: {age}",
    "Sex: {sex}",
    "Vital signs: {vitals}",
    "Presentation: {presentation}",
    "Consider what is dangerous before what is frequent. Rest on what is written here alone.",
    "Give the reasons first, then the level; write null for the level if the text does not allow one.",
    "Answer with JSON of this form: {form}",
  ].join("\n"),
};
