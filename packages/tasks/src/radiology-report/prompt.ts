import type { PromptSet } from "../task/prompt-presets.js";
import type { PromptTemplate } from "../task/prompt-template.js";

/** The default wording. Change it only together with its version. */
export const radiologyReportPrompt: PromptTemplate = {
  id: "radiology-report",
  version: "3",
  // The system prompt of Google's model card for images.
  system: "You are an expert radiologist.",
  user: [
    "Write a radiology report for this examination.",
    "{imageOrder}",
    "Examination: {examination}",
    "Patient: {patient}",
    "View: {view}",
    "Indication: {indication}",
    "Technique: {technique}",
    "Comparison: {comparison}",
    "Report of the prior examination: {priorReport}",
    "Describe only what the images show. Do not invent measurements, earlier examinations or clinical data.",
    "Answer with these sections and nothing else:",
    "Findings: what is seen, region by region.",
    "Comparison: what is new, worse, unchanged or better than in the prior examination.{onlyWithPrior}",
    "Impression: the conclusion in one to three sentences.",
  ].join("\n"),
};

/**
 * The form of both reports' evaluations on chest radiographs (arXiv:2507.05201, table A7, kept in 2604.05081): the image, the
 * indication and `findings:`, from which the report goes on.
 */
const continuedReportPrompt: PromptTemplate = {
  id: "radiology-report-published",
  version: "1",
  form: "continuation",
  user: "{indication} findings:",
};

export const radiologyReportPrompts: PromptSet = {
  sdk: radiologyReportPrompt,
  "medgemma-1": continuedReportPrompt,
  "medgemma-1.5": continuedReportPrompt,
};

/** The follow-up that turns a report's sentences into a list. Change it only together with its version. */
export const findingListPrompt: PromptTemplate = {
  id: "radiology-report-finding-list",
  version: "1",
  user: [
    "These are the sentences of the report, each with its number:",
    "{sentences}",
    "List the findings that the report states, present, absent or uncertain ones, each with the number of its sentence.",
    "Use the report's own words. Write null where the report says nothing.",
    "Answer with JSON of this form: {form}",
  ].join("\n"),
};
