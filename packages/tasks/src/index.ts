export { parseSections, type PartialSections } from "./radiology-report/parse.js";
export { radiologyReportPrompt } from "./radiology-report/prompt.js";
export {
  radiologyReport,
  type RadiologyReportEvent,
  type RadiologyReportFailure,
  type RadiologyReportOptions,
  type RadiologyReportResult,
} from "./radiology-report/radiology-report.js";
export {
  radiologyReportInput,
  type RadiologyReportInput,
  radiologyReportSections,
  type RadiologyReportSections,
} from "./radiology-report/schema.js";
export { intendedUseNotice } from "./task/intended-use.js";
export { fillTemplate, type PromptTemplate } from "./task/prompt-template.js";
export type { ImageProvenance, PromptProvenance, Provenance } from "./task/provenance.js";
export { TaskRun } from "./task/task-run.js";
