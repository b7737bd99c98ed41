export {
  agreement,
  type Agreement,
  type AgreementOptions,
  type FlipRate,
  type VariantAnswer,
} from "./agreement/agreement.js";
export { discreteAnswer } from "./agreement/discrete-answer.js";
export { findingParaphrases, imageOrders, type Paraphrase, unnegated } from "./agreement/paraphrases.js";
export { type Interval, wilsonInterval } from "./agreement/wilson-interval.js";
export {
  type ClinicalSummary,
  type ClinicalSummaryEvent,
  type ClinicalSummaryFailure,
  type ClinicalSummaryOptions,
  type ClinicalSummaryResult,
  summarize,
} from "./clinical-summary/clinical-summary.js";
export { findOmissions, type Omission, type OmissionKind } from "./clinical-summary/omissions/find-omissions.js";
export type { SummarySentence } from "./clinical-summary/parse.js";
export { clinicalSummaryPrompt } from "./clinical-summary/prompt.js";
export {
  clinicalSummaryInput,
  type ClinicalSummaryInput,
  type SummaryKind,
  summaryKinds,
  type WrittenSentence,
} from "./clinical-summary/schema.js";
export { askChange, type Change, changeInput, type ChangeInput, changes } from "./closed-question/ask-change.js";
export { askYesNo } from "./closed-question/ask-yes-no.js";
export { choose } from "./closed-question/choose.js";
export { choicePrompt, choicePrompts, yesNoPrompt, yesNoPrompts } from "./closed-question/prompt.js";
export { rate, type Rating } from "./closed-question/rate.js";
export type { ReasonedAnswer, ReasonedFailure } from "./closed-question/reason.js";
export type {
  Abstention,
  ClosedAnswer,
  ClosedQuestionEvent,
  ClosedQuestionInput,
  ClosedQuestionOptions,
  OptionProbability,
} from "./closed-question/schema.js";
export {
  type Conversation,
  conversation,
  type ConversationOptions,
  type ConversationTurn,
  type ReplyEvent,
  type ReplyResult,
} from "./conversation/conversation.js";
export {
  checkLaboratoryRow,
  type LaboratoryRow,
  type LaboratoryRowCheck,
  type LaboratoryRowField,
} from "./extraction/check-row.js";
export {
  extract,
  type Extraction,
  type ExtractionEvent,
  type ExtractionFailure,
  type ExtractionOptions,
  type ExtractionResult,
} from "./extraction/extraction.js";
export { computeFlag, type ComputedFlag } from "./extraction/laboratory/compute-flag.js";
export type { LabEntry, PrintedMark, PrintedValue } from "./extraction/laboratory/lab-entry.js";
export { type ComparedValue, type Comparator, readComparator } from "./extraction/laboratory/read-comparator.js";
export { type LaboratoryPage, readLaboratoryPage } from "./extraction/laboratory/read-page.js";
export { extractionPrompt } from "./extraction/prompt.js";
export { laboratoryPrompts } from "./extraction/laboratory-prompt.js";
export {
  type FailedPage,
  type LaboratoryReportEvent,
  laboratoryReportInput,
  type LaboratoryReportInput,
  type LaboratoryReportResult,
  type LaboratoryResult,
  type LaboratoryResults,
  readLaboratoryReport,
} from "./extraction/laboratory-report.js";
export { type Extracted, type ExtractionInput, type LaboratoryReport, laboratoryReport } from "./extraction/schema.js";
export type { ChecklistItem, Disagreement, ReportedStance } from "./finding-checklist/compare.js";
export {
  type ChecklistEvent,
  type FindingChecklist,
  findingChecklist,
  type FindingChecklistOptions,
} from "./finding-checklist/finding-checklist.js";
export { type ChecklistFinding, chestRadiographFindings } from "./finding-checklist/chest-radiograph-findings.js";
export { type ChecklistPrompt, checklistPrompt } from "./finding-checklist/prompt.js";
export { findingChecklistInput, type FindingChecklistInput, type ReportStance } from "./finding-checklist/schema.js";
export {
  type FailedTarget,
  type FindingLocalizationEvent,
  type FindingLocalizationFailure,
  type FindingLocalizationOptions,
  type FindingLocalizationResult,
  type FindingLocations,
  localizeFindings,
} from "./finding-localization/finding-localization.js";
export type { BoxFlag } from "./finding-localization/check-boxes.js";
export type { LocatedFinding, PixelBox, RejectedBox } from "./finding-localization/parse.js";
export { findingLocalizationPrompt, publishedLocalizationPrompt } from "./finding-localization/prompt.js";
export {
  findingLocalizationInput,
  type FindingLocalizationInput,
  type WrittenBox,
} from "./finding-localization/schema.js";
export {
  describeImage,
  type ImageDescription,
  type ImageDescriptionEvent,
  type ImageDescriptionFailure,
  type ImageDescriptionResult,
} from "./image-description/image-description.js";
export { imageDescriptionPrompt } from "./image-description/prompt.js";
export {
  imageDescriptionInput,
  type ImageDescriptionInput,
  type ImageFeatures,
  imageSpecialties,
  type ImageSpecialty,
  type WrittenDescription,
} from "./image-description/schema.js";
export {
  answerMultipleChoice,
  type ChoiceMethod,
  type MultipleChoiceEvent,
  type MultipleChoiceOptions,
  type MultipleChoiceResult,
} from "./medical-question/answer-multiple-choice.js";
export {
  answerQuestion,
  type MedicalAnswerEvent,
  type MedicalAnswerResult,
} from "./medical-question/answer-question.js";
export { medicalQuestionPrompt, reasonedChoicePrompt, reasonedChoicePrompts } from "./medical-question/prompt.js";
export {
  medicalQuestionInput,
  type MedicalQuestionInput,
  multipleChoiceInput,
  type MultipleChoiceInput,
} from "./medical-question/schema.js";
export {
  checkReport,
  type ReportCheckOptions,
  type ReportFlag,
  type ReportFlagName,
} from "./radiology-report/checks/check-report.js";
export {
  type CriticalFinding,
  criticalFindings,
  type CriticalFindingSet,
} from "./radiology-report/checks/critical-findings.js";
export { type ReadSections, readSections, type ReportSection } from "./radiology-report/checks/read-sections.js";
export type { SectionName } from "./radiology-report/checks/section-headings.js";
export type {
  FindingListResult,
  FindingLists,
  ReportedFinding,
  ReportSentence,
  UnverifiedFinding,
} from "./radiology-report/list-findings.js";
export { parseSections, type PartialSections } from "./radiology-report/parse.js";
export { findingListPrompt, radiologyReportPrompt, radiologyReportPrompts } from "./radiology-report/prompt.js";
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
export { flattenFhir, type RecordEntry } from "./record-question/flatten-fhir.js";
export { recordQuestionPrompt, recordQuestionPrompts } from "./record-question/prompt.js";
export {
  askRecord,
  type RecordAnswer,
  type RecordQuestionEvent,
  type RecordQuestionFailure,
  type RecordQuestionResult,
} from "./record-question/record-question.js";
export {
  type FhirResource,
  recordQuestionInput,
  type RecordQuestionInput,
  type WrittenRecordAnswer,
} from "./record-question/schema.js";
export {
  gradeRetinopathy,
  type RetinopathyEvent,
  type RetinopathyGrade,
  retinopathyInput,
  type RetinopathyInput,
  type RetinopathyOptions,
  type RetinopathyResult,
} from "./retinopathy/retinopathy.js";
export { retinopathyPrompts, type RetinopathyStage, retinopathyStages } from "./retinopathy/prompt.js";
export {
  assessSkinLesion,
  type SkinLesionAssessment,
  type SkinLesionEvent,
  skinLesionInput,
  type SkinLesionInput,
} from "./skin-lesion/skin-lesion.js";
export {
  maxPatches,
  slideReport,
  type SlideReportEvent,
  slideReportInput,
  type SlideReportInput,
  slideReportPrompt,
  type SlideReport,
  type SlideReportOptions,
  type SlideReportResult,
  type SlideStructure,
  type StructuredSlide,
  slideStructurePrompt,
  type SlideStructureResult,
} from "./slide-report/slide-report.js";
export { eventStreamResponse } from "./streaming/event-stream-response.js";
export { readEventStream, type StreamedEvent } from "./client.js";
export { toReadableStream } from "./streaming/to-readable-stream.js";
export { type NamedEvent, toServerSentEvents } from "./streaming/to-server-sent-events.js";
export {
  checkStatement,
  type FailedField,
  type StatementCheck,
  type StatementField,
} from "./task/grounding/check-statement.js";
export {
  checkFinding,
  type FindingCheck,
  type FindingField,
  type FindingItem,
} from "./task/grounding/findings/check-finding.js";
export type { SourceSpan } from "./task/grounding/source-spans.js";
export { taskDefinitions } from "./task-definitions.js";
export { defineTask, type Task, type TaskCall, type TaskDefinition } from "./task/define-task.js";
export { type TaskBudget, taskBudgets, type TaskId } from "./task/budgets.js";
export { finalAnswer, type FinalAnswer, namedOption } from "./task/forms/final-answer.js";
export { intendedUseNotice } from "./task/intended-use.js";
export { type PromptPreset, promptPresets, type PromptSet } from "./task/prompt-presets.js";
export { fillTemplate, type PromptTemplate, type SlotValues } from "./task/prompt-template.js";
export {
  describeModelOrigin,
  type ImageProvenance,
  type ImagesInput,
  type ModelOrigin,
  type Origin,
  type PromptProvenance,
  type Provenance,
} from "./task/provenance.js";
export type { SecondFailure } from "./task/second-answer.js";
export type { TaskEvent } from "./task/task-event.js";
export type { JsonTaskOptions, TaskOptions } from "./task/task-options.js";
export type { AnswerFailure, Failed, JsonFailure, Outcome, TaskResult } from "./task/task-result.js";
export { type Thinking, thinkingInstruction } from "./task/thinking.js";
export { TaskRun } from "./task/task-run.js";
export { news2, type News2, type News2Band, type News2Points, type News2Reason } from "./triage/early-warning/news2.js";
export { news2Table, type PointBand } from "./triage/early-warning/news2-table.js";
export type {
  Consciousness,
  EarlyWarningField,
  EarlyWarningVitals,
  Measured,
  PatientAge,
} from "./triage/early-warning/vitals.js";
export { triagePrompt } from "./triage/prompt.js";
export type { RedFlag } from "./triage/red-flags.js";
export {
  type Condition,
  truthOf,
  type NumberCondition,
  type Truth,
  type ValueCondition,
} from "./triage/rules/condition.js";
export type { UnverifiedReason } from "./triage/check-rationale.js";
export { esiDangerZoneVitals, news2Response } from "./triage/rules/danger-zone-vitals.js";
export type { Fact, PatientFacts } from "./triage/rules/facts.js";
export {
  type AppliedRule,
  applyTriageRules,
  raiseUrgency,
  type RuleOutcome,
  type TriageRule,
  type TriageRuleSet,
  withLevels,
} from "./triage/rules/triage-rules.js";
export {
  type RedFlagRule,
  type TriageCase,
  triageInput,
  type TriageInput,
  type TriageObservations,
} from "./triage/schema.js";
export {
  type RedFlagOutcome,
  type Triage,
  triage,
  type TriageEvent,
  type TriageFailure,
  type TriageOptions,
  type TriageResult,
} from "./triage/triage.js";
export { publishedVisualQuestionPrompt, visualQuestionPrompt } from "./visual-question/prompt.js";
export { visualQuestionInput, type VisualQuestionInput } from "./visual-question/schema.js";
export {
  askImage,
  type VisualQuestionEvent,
  type VisualQuestionFailure,
  type VisualAnswer,
  type VisualQuestionResult,
} from "./visual-question/visual-question.js";
export { volumeQuestionPrompts } from "./volume-question/prompt.js";
export { maxSlices, sampleSlices } from "./volume-question/sample-slices.js";
export {
  type VolumeAnswer,
  type VolumeAnswers,
  volumeQuestion,
  type VolumeQuestionEvent,
  volumeQuestionInput,
  type VolumeQuestionInput,
  type VolumeQuestionOptions,
} from "./volume-question/volume-question.js";
