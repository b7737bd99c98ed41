import type { PromptTemplate } from "../task/prompt-template.js";

/** The default wording. Change it only together with its version. */
export const imageDescriptionPrompt: PromptTemplate = {
  id: "image-description",
  version: "1",
  system: "You are a helpful medical assistant.",
  user: [
    "Describe {what} for a specialist in {specialty}.",
    "Site: {site}",
    "Clinical context: {context}",
    "Say what is seen, feature by feature; write null for a feature that cannot be judged here.",
    "Do not name a diagnosis, and do not invent measurements or clinical data.",
    "Answer with JSON of this form: {form}",
  ].join("\n"),
};
