export { askYesNo } from "./closed-question/ask-yes-no.js";
export { choose } from "./closed-question/choose.js";
export { choicePrompt, yesNoPrompt } from "./closed-question/prompt.js";
export { rate, type Rating } from "./closed-question/rate.js";
export type {
  ClosedAnswer,
  ClosedQuestionInput,
  ClosedQuestionOptions,
  OptionProbability,
} from "./closed-question/schema.js";
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
export type { ImageProvenance, Origin, PromptProvenance, Provenance } from "./task/provenance.js";
export { TaskRun } from "./task/task-run.js";
