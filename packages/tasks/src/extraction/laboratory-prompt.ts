import type { PromptSet } from "../task/prompt-presets.js";

/** The instruction that MedGemma 1.5 was trained and measured with on laboratory reports (arXiv:2604.05081, appendix B). */
const instruction =
  "You are a Clinical Data Extraction Specialist. Your job is to parse lab reports with high precision. From the given lab report, " +
  "extract all lab tests into a JSON list. Each test object in the list must include: name, result, unit, range, panel, method, " +
  "specimen, sample_collection_time (formatted as DD-MM-YYYY HH:MM:SS)";

/** One page of a laboratory report. Change them only together with their version. */
export const laboratoryPrompts: PromptSet = {
  sdk: {
    id: "laboratory-report",
    version: "1",
    user: [
      `${instruction}.`,
      "Copy values as they are printed, and write null for what is not there.",
      "{text}",
      "Answer with JSON of this form: {form}",
    ].join("\n"),
  },
  "medgemma-1.5": {
    id: "laboratory-report-published",
    version: "1",
    form: "trained",
    user: [instruction, "{text}"].join("\n"),
  },
};
