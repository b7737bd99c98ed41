/** What the model's turn begins with, as if it had written it. It is part of the prompt and does not come again. */
export interface AnswerStart {
  /** A finished thought; empty for one that was closed at once. For models whose tokenizer marks thoughts. */
  readonly thought?: string;
  /** The beginning of the answer, as it stands: nothing is trimmed. */
  readonly text?: string;
}
