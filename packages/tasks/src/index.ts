export {
  type ClinicalSummary,
  type ClinicalSummaryEvent,
  type ClinicalSummaryFailure,
  type ClinicalSummaryOptions,
  type ClinicalSummaryResult,
  summarize,
} from "./clinical-summary/clinical-summary.js";
export type { SummarySentence } from "./clinical-summary/parse.js";
export { clinicalSummaryPrompt } from "./clinical-summary/prompt.js";
export {
  clinicalSummaryInput,
  type ClinicalSummaryInput,
  type SummaryKind,
  summaryKinds,
  type WrittenSentence,
} from "./clinical-summary/schema.js";
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
export type {
  FindingListResult,
  FindingLists,
  ReportedFinding,
  ReportSentence,
} from "./radiology-report/list-findings.js";
export { parseSections, type PartialSections } from "./radiology-report/parse.js";
export { findingListPrompt, radiologyReportPrompt } from "./radiology-report/prompt.js";
export {
  type RadiologyReport,
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
export { checkSupport, type Support } from "./task/grounding/check-support.js";
export type { SourceSpan } from "./task/grounding/source-spans.js";
export { intendedUseNotice } from "./task/intended-use.js";
export { fillTemplate, type PromptTemplate, type SlotValues } from "./task/prompt-template.js";
export type { ImageProvenance, Origin, PromptProvenance, Provenance } from "./task/provenance.js";
export type { TaskEvent } from "./task/task-event.js";
export type { JsonTaskOptions, TaskOptions } from "./task/task-options.js";
export type { AnswerFailure, Failed, JsonFailure, Outcome, TaskResult } from "./task/task-result.js";
export { TaskRun } from "./task/task-run.js";
export { triagePrompt } from "./triage/prompt.js";
export type { RedFlag } from "./triage/red-flags.js";
export { type RedFlagRule, type TriageCase, triageInput, type TriageInput } from "./triage/schema.js";
export {
  type RedFlagOutcome,
  type Triage,
  triage,
  type TriageEvent,
  type TriageFailure,
  type TriageOptions,
  type TriageResult,
} from "./triage/triage.js";
