/** Questions of the checklist; `{finding}` is filled in. They go into the wordings of closed questions. */
export interface ChecklistPrompt {
  readonly id: string;
  readonly version: string;
  /** Asked of the images. */
  readonly image: string;
  /** Asked of the report's text. */
  readonly report: string;
}

/** The default questions. Change them only together with their version. */
export const checklistPrompt: ChecklistPrompt = {
  id: "finding-checklist",
  version: "1",
  // The form of the questions in Google's evaluation of chest radiographs.
  image: "Is there {finding} in this image?",
  report: "What does this report say about {finding}?",
};

/** Labels of CheXpert (Irvin et al. 2019, arXiv:1901.07031) that are findings: a checklist for chest radiographs. */
export const chestRadiographFindings = [
  "enlarged cardiomediastinum",
  "cardiomegaly",
  "lung opacity",
  "lung lesion",
  "pulmonary edema",
  "consolidation",
  "pneumonia",
  "atelectasis",
  "pneumothorax",
  "pleural effusion",
  "other pleural abnormality",
  "fracture",
] as const;
