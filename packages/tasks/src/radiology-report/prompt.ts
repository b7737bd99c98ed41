import type { PromptTemplate } from "../task/prompt-template.js";

/** The default wording. Change it only together with its version. */
export const radiologyReportPrompt: PromptTemplate = {
  id: "radiology-report",
  version: "1",
  // The system prompt of Google's model card for images.
  system: "You are an expert radiologist.",
  user: [
    "Write a radiology report for this examination.",
    "View: {view}",
    "Indication: {indication}",
    "Technique: {technique}",
    "Comparison: {comparison}",
    "Describe only what the images show. Do not invent measurements, earlier examinations or clinical data.",
    "Answer with these two sections and nothing else:",
    "Findings: what is seen, region by region.",
    "Impression: the conclusion in one to three sentences.",
  ].join("\n"),
};
