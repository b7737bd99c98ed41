/** How the next token is chosen. Applied in the order of Hugging Face transformers: repetition penalty, temperature, top-k, top-p, min-p. */
export interface SamplingOptions {
  /** 0 (default) is greedy: the most probable token. Otherwise logits are divided by it. */
  readonly temperature?: number;
  /** Keeps the k most probable tokens. Default: all. */
  readonly topK?: number;
  /** Keeps the smallest set of most probable tokens whose probabilities reach this sum, in (0, 1]. Default 1. */
  readonly topP?: number;
  /** Keeps tokens at least this fraction as probable as the best, in [0, 1]. Default 0. */
  readonly minP?: number;
  /** Divides positive and multiplies negative logits of tokens that occurred before. Default 1. */
  readonly repetitionPenalty?: number;
  /** Makes sampling repeatable. Default: a random one. */
  readonly seed?: number;
}
