import { changeTask } from "./closed-question/ask-change.js";
import { yesNoTask } from "./closed-question/ask-yes-no.js";
import { choiceTask } from "./closed-question/choose.js";
import { ratingTask } from "./closed-question/rate.js";
import { clinicalSummaryTask } from "./clinical-summary/clinical-summary.js";
import { extractionTask } from "./extraction/extraction.js";
import { laboratoryReportTask } from "./extraction/laboratory-report.js";
import { findingChecklistTask } from "./finding-checklist/finding-checklist.js";
import { findingLocalizationTask } from "./finding-localization/finding-localization.js";
import { imageDescriptionTask } from "./image-description/image-description.js";
import { multipleChoiceTask } from "./medical-question/answer-multiple-choice.js";
import { medicalQuestionTask } from "./medical-question/answer-question.js";
import { radiologyReportTask } from "./radiology-report/radiology-report.js";
import { recordQuestionTask } from "./record-question/record-question.js";
import { retinopathyTask } from "./retinopathy/retinopathy.js";
import { skinLesionTask } from "./skin-lesion/skin-lesion.js";
import { slideReportTask } from "./slide-report/slide-report.js";
import { triageTask } from "./triage/triage.js";
import { visualQuestionTask } from "./visual-question/visual-question.js";
import { volumeQuestionTask } from "./volume-question/volume-question.js";

/**
 * All tasks by their definitions: id, version, schema of the input, wordings, and the JSON that the model writes, where it writes
 * JSON. For what is made of every task, such as a server's routes; to run one, call its function.
 */
export const taskDefinitions = [
  radiologyReportTask,
  findingChecklistTask,
  yesNoTask,
  choiceTask,
  ratingTask,
  changeTask,
  clinicalSummaryTask,
  triageTask,
  medicalQuestionTask,
  multipleChoiceTask,
  visualQuestionTask,
  imageDescriptionTask,
  retinopathyTask,
  skinLesionTask,
  findingLocalizationTask,
  volumeQuestionTask,
  slideReportTask,
  extractionTask,
  laboratoryReportTask,
  recordQuestionTask,
] as const;
