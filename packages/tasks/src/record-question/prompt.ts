import type { PromptSet } from "../task/prompt-presets.js";
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

/** The form of both reports' evaluations on questions about records (EHRQA, arXiv:2507.05201, table A9). */
const publishedRecordPrompt: PromptTemplate = {
  id: "record-question-published",
  version: "1",
  form: "prose",
  user: [
    "You are a medical assistant specializing in answer questions about a patient electronic health records (EHR). You will be " +
      "provided with a patient's full EHR data and a question for you to answer.",
    "======= Patient EHR Data =======",
    "{record}",
    "======= End Patient EHR Data =======",
    "Based on the data provided in the patient's EHR, please answer concisely with no explanation.",
    "Today: {today}",
    "Question: {question}",
  ].join("\n"),
};

export const recordQuestionPrompts: PromptSet = {
  sdk: recordQuestionPrompt,
  "medgemma-1": publishedRecordPrompt,
  "medgemma-1.5": publishedRecordPrompt,
};
