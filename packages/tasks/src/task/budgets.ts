/** Tokens that a task may take when the caller does not say. */
export interface TaskBudget {
  /** Of the answer. */
  readonly answer: number;
  /** Of a thought before it, when the model is told to think. */
  readonly thinking: number;
}

/** Tokens of a thought when the model was not told to think and does so by itself. */
export const unaskedThinking = 2048;

/**
 * The budgets of all tasks. Thoughts get 2,048 tokens, in which most of them end. Text questions get the 10,000 of Google's
 * evaluation notebook of MedGemma 1.5: with 1,024 its answers to MedQA were cut off so often that 14 % were right, not 70 %.
 */
export const taskBudgets = {
  "radiology-report": { answer: 1024, thinking: 2048 },
  "radiology-report/finding-list": { answer: 1536, thinking: 2048 },
  "clinical-summary": { answer: 1536, thinking: 2048 },
  triage: { answer: 768, thinking: 2048 },
  "medical-question": { answer: 1024, thinking: 2048 },
  "multiple-choice": { answer: 2048, thinking: 10_000 },
  "visual-question": { answer: 256, thinking: 2048 },
  "finding-checklist": { answer: 16, thinking: 2048 },
  "finding-localization": { answer: 1000, thinking: 2048 },
  "image-description": { answer: 1024, thinking: 2048 },
  "laboratory-report": { answer: 4096, thinking: 2048 },
  extraction: { answer: 2048, thinking: 2048 },
  "record-question": { answer: 512, thinking: 2048 },
  conversation: { answer: 1024, thinking: 2048 },
  "ask-yes-no": { answer: 16, thinking: 2048 },
  choose: { answer: 16, thinking: 2048 },
  rate: { answer: 16, thinking: 2048 },
  "ask-change": { answer: 16, thinking: 2048 },
  "volume-question": { answer: 1024, thinking: 2048 },
  retinopathy: { answer: 1024, thinking: 2048 },
  "skin-lesion": { answer: 16, thinking: 2048 },
  "slide-report": { answer: 1024, thinking: 2048 },
} as const satisfies Readonly<Record<string, TaskBudget>>;

export type TaskId = keyof typeof taskBudgets;
