import type { PromptTemplate } from "../task/prompt-template.js";

/** The default wording. Change it only together with its version. */
export const extractionPrompt: PromptTemplate = {
  id: "extraction",
  version: "1",
  system: "You are a helpful medical assistant.",
  user: [
    "Copy what is asked for from {what} into JSON.",
    "{instructions}",
    "Copy values as they stand there. Do not convert units, calculate or guess; write null, or an empty list, for what is not there.",
    "{text}",
    "Answer with JSON of this form: {form}",
  ].join("\n"),
};
