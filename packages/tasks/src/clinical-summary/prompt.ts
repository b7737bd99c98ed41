import type { PromptTemplate } from "../task/prompt-template.js";

/** The default wording. Change it only together with its version. */
export const clinicalSummaryPrompt: PromptTemplate = {
  id: "clinical-summary",
  version: "1",
  system: "You are a helpful medical assistant.",
  user: [
    "Write a {kind} from the numbered sentences of a patient's record below.",
    "Focus: {focus}",
    "Write for: {audience}",
    "State only what the record says. Keep doses, values, dates and negations as they stand there.",
    "Give each sentence the section that it belongs to ({sections}) and the numbers of the sentences that it rests on.",
    "{source}",
    "Answer with JSON of this form: {form}",
  ].join("\n"),
};
