import type { PromptTemplate } from "../task/prompt-template.js";

/** The default wording. Change it only together with its version. */
export const recordQuestionPrompt: PromptTemplate = {
  id: "record-question",
  version: "1",
  system: "You are a helpful medical assistant.",
  user: [
    "A patient's health record, one entry a line, each with its number, the oldest first:",
    "{record}",
    "Question: {question}",
    "Today: {today}",
    "Answer briefly, from the record alone, with the numbers of the entries that the answer rests on. Keep values, units and",
    "dates as they stand there. If the record does not hold the answer, write null and no numbers.",
    "Answer with JSON of this form: {form}",
  ].join("\n"),
};
