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
