// oxlint-disable-next-line import/no-unassigned-import -- declares AsyncDisposable where lib has none
import "./disposable-types.js";
import type { Capabilities } from "./capabilities.js";
import type { ModelInfo } from "./model-info.js";
import type { PreparedImage, PreparedPrompt } from "./prepared-prompt.js";

/** Progress of a prefill, in positions. */
export interface PrefillProgress {
  readonly processedTokens: number;
  readonly totalTokens: number;
}

export interface StartOptions {
  /** Aborts the prefill; the promise rejects with `signal.reason`. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: PrefillProgress) => void;
}

/** A prefix of tokens inside a model, with the logits that follow it. */
export interface Sequence extends AsyncDisposable {
  /** Positions so far. */
  readonly length: number;
  /** Positions of the prompt that came from a cache. */
  readonly reusedTokens: number;
  /** Logits after the last position, `[vocab]`. Valid until the next `append`, `extend` or `truncate`. */
  readonly logits: Float32Array;
  /** Adds one token and computes the next logits. */
  append(token: number, signal?: AbortSignal): Promise<void>;
  /**
   * Adds tokens in one run, at most `maxExtension`, and returns the logits after each of them, `[vocab]`. They may differ
   * in their last bits from those that `append` would give. Present with `truncate`, where a runtime can do both.
   */
  extend?(tokens: readonly number[], signal?: AbortSignal): Promise<readonly Float32Array[]>;
  /**
   * Takes back the last positions, so that `length` of them stay: at least the first token of the `extend` that came
   * last, with no `append` after it. `logits` are those that it returned for the new last position.
   */
  truncate?(length: number): Promise<void>;
  /** A second sequence with the same prefix; the two go on independently. */
  fork(): Promise<Sequence>;
}

/** Tokens of one `extend` at most. */
export const maxExtension = 16;

/** The little that a runtime implements. Core makes a `LanguageModel` of it. */
export interface LogitsModel extends AsyncDisposable {
  readonly info: ModelInfo;
  readonly capabilities: Capabilities;
  /** Computes the prompt; reuses the longest cached prefix. */
  start(prompt: PreparedPrompt, options?: StartOptions): Promise<Sequence>;
  /** Features of an image as the decoder receives them, `[tokensPerImage, hidden]`. Only where images are taken. */
  imageFeatures?(image: PreparedImage): Promise<Float32Array>;
}
