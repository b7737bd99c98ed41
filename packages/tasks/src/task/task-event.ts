/** What happens while a task runs. `Partial` is what the text holds so far. */
export type TaskEvent<Partial> =
  /** The model is busy: so many calls wait before this one. */
  | { readonly type: "queued"; readonly ahead: number }
  | { readonly type: "prefill-progress"; readonly processedTokens: number; readonly totalTokens: number }
  | { readonly type: "thinking"; readonly text: string }
  /** `partial` holds only what is finished; it can be empty. */
  | { readonly type: "text"; readonly text: string; readonly partial: Partial };
