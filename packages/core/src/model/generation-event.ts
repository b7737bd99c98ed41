/**
 * Why a generation ended.
 *
 * - `stop`: the model ended its turn.
 * - `stop-sequence`: a text given in `stop` appeared.
 * - `length`: `maxTokens` or the context was used up.
 * - `thinking-length`: the budget for thinking was used up before an answer began.
 * - `loop`: the model repeated itself without end.
 */
export type FinishReason = "stop" | "stop-sequence" | "length" | "thinking-length" | "loop";

export interface TokenLogprob {
  readonly id: number;
  readonly logprob: number;
}

export interface GenerationUsage {
  /** Positions of the prompt, soft tokens included. */
  readonly promptTokens: number;
  /** Positions of the prompt that came from a cache. */
  readonly reusedTokens: number;
  /** Tokens generated, the closing one included. */
  readonly completionTokens: number;
  /** Those of them that belong to the thought. */
  readonly thinkingTokens: number;
  /** Guessed tokens that the answer went on from: each saved a run of the model. See `speculative`. */
  readonly acceptedPredictionTokens: number;
  /** Guessed tokens that it did not go on from: others came, or it ended before. */
  readonly rejectedPredictionTokens: number;
}

export interface GenerationTimings {
  /** Milliseconds from the request to the first logits. */
  readonly prefillMs: number;
  /** Milliseconds from the first logits to the end. */
  readonly decodeMs: number;
}

export type GenerationEvent =
  | {
      readonly type: "queued";
      /** Calls that wait for the model before this one. Comes again whenever it changes. */
      readonly ahead: number;
    }
  | { readonly type: "prefill-progress"; readonly processedTokens: number; readonly totalTokens: number }
  | {
      readonly type: "token";
      readonly id: number;
      /** Text that became complete with this token; may be empty. */
      readonly text: string;
      readonly channel: "thinking" | "answer";
      /** Present when the request asks for log-probabilities (natural logarithm). */
      readonly logprob?: number;
      /** The most probable tokens, most probable first. */
      readonly topLogprobs?: readonly TokenLogprob[];
    }
  | {
      readonly type: "generation-end";
      readonly finishReason: FinishReason;
      /** With a constraint: whether the text fulfils it. False when a budget cut it off. */
      readonly constraintFulfilled?: boolean;
      readonly text: string;
      /** The thought, if there was one. */
      readonly thinking?: string;
      readonly usage: GenerationUsage;
      readonly timings: GenerationTimings;
    };
