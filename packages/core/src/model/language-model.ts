// oxlint-disable-next-line import/no-unassigned-import -- declares AsyncDisposable where lib has none
import "./disposable-types.js";
import type { Constraint, ConstraintSpec } from "../constraints/index.js";
import type { ImageFit } from "../images/rgb-image.js";
import type { SamplingOptions } from "../decoding/sampling-options.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import type { AnswerStart } from "./answer-start.js";
import type { Capabilities } from "./capabilities.js";
import type { GenerationEvent } from "./generation-event.js";
import type { Message } from "./message.js";
import type { PreparedPrompt } from "./prepared-prompt.js";
import type { ModelInfo } from "./model-info.js";
import type { RawPrompt } from "./raw-prompt.js";

/** How a prompt is read, and until when. */
export interface PromptOptions {
  /** Beginning of the model's turn, in a conversation. */
  readonly answerStart?: AnswerStart;
  /** What `prepare` made of this very prompt: it is not rendered and tokenised again. */
  readonly prepared?: PreparedPrompt;
  /** How images become squares. Default `stretch`, as in Hugging Face transformers. */
  readonly imageFit?: ImageFit;
  /** Also shows the model crops of images that are far from square. Default false. */
  readonly panAndScan?: boolean;
  /** Stops compute within one step; the call rejects with `signal.reason`. */
  readonly signal?: AbortSignal;
}

/** A prompt of either kind: a conversation, which gets the chat template, or text and images as they stand. */
export type PromptRequest = PromptOptions &
  (
    | { readonly messages: readonly Message[]; readonly prompt?: undefined; readonly parts?: undefined }
    | (RawPrompt & { readonly messages?: undefined })
  );

export interface GenerationOptions extends PromptOptions {
  /** Tokens of the answer at most. Default 1024. */
  readonly maxTokens?: number;
  /** Tokens of a thought at most; they do not count as answer. Default 2048. */
  readonly maxThinkingTokens?: number;
  /** How the next token is chosen. Default: greedy. */
  readonly sampling?: SamplingOptions;
  /** Texts that end the answer; they are not part of it. */
  readonly stop?: readonly string[];
  /**
   * What the answer must look like: choices, a regular expression, or a JSON Schema. A compiled one saves
   * the compilation for further requests. Whether the answer was complete is in `generation-end`.
   */
  readonly constraint?: ConstraintSpec | Constraint;
  /**
   * Whether a thought may come before the answer: with `false` the mark that opens one is never chosen. Default true; in
   * `complete`, with a constraint, false.
   */
  readonly allowThinking?: boolean;
  /** Reports log-probabilities: `true` for those of the chosen tokens, a number for as many of the best, at most 64. */
  readonly logprobs?: boolean | number;
  /** Ends the generation when the model repeats itself. Default true. */
  readonly detectLoops?: boolean;
  /**
   * Computes tokens that are likely to come next in the same run as the one before them: text that the constraint
   * forces, and text that stood in the prompt or the answer before. Saves runs where an answer has a form or copies; see
   * `acceptedPredictionTokens`. Default: where `capabilities.speculative` is `exact`.
   */
  readonly speculative?: boolean;
}

export interface GenerationRequest extends GenerationOptions {
  readonly messages: readonly Message[];
}

/** A text, or texts and images, that the model goes on from. No chat template is applied. */
export type CompletionRequest = RawPrompt & GenerationOptions;

/** A conversation or a raw prompt (`prompt` or `parts`, as for `complete`), and what could follow it. */
export type ScoreRequest = PromptRequest & {
  /** Texts that could follow the prompt; each is tokenised on its own. */
  readonly continuations: readonly string[];
  /**
   * Control tokens that could follow it, as they stand in the vocabulary, for example `<unused94>`, which opens a thought.
   * They come after the continuations in the result.
   */
  readonly controls?: readonly string[];
};

export interface ScoredChoice {
  /** The text, or the control token's. */
  readonly text: string;
  readonly ids: readonly number[];
  /** Natural logarithm of each token's probability. */
  readonly tokenLogprobs: readonly number[];
  /** Their sum. */
  readonly logprob: number;
}

/** A loaded model: what tasks and applications use. */
export interface LanguageModel extends AsyncDisposable {
  readonly info: ModelInfo;
  readonly capabilities: Capabilities;
  readonly tokenizer: Tokenizer;
  /**
   * Renders, tokenises and resizes a prompt once, for `generate`, `complete` and `score`, which take it as `prepared`. It
   * waits for no other call and computes nothing with the weights.
   *
   * @throws {PromptTooLongError} when it leaves no room for an answer.
   */
  prepare(request: PromptRequest): Promise<PreparedPrompt>;
  /** Generates an answer as a stream of events. `break` stops compute within one step. */
  generate(request: GenerationRequest): AsyncIterable<GenerationEvent>;
  /**
   * Continues a text, or texts and images, as a stream of the same events: for pre-trained models (`-pt`) and fine-tunes
   * without a chat template. The prompt is one `<bos>` and the text as it is; images stand as `Gemma3Processor` of Hugging
   * Face transformers places them. Only the model's own marks make a thought: a text that begins with `thought` is text.
   *
   * @throws {InvalidArgumentError} unless there is either `prompt` or `parts`.
   */
  complete(request: CompletionRequest): AsyncIterable<GenerationEvent>;
  /**
   * Log-likelihood of given continuations, of a conversation or of a raw prompt. The prompt is computed once, and what
   * several continuations begin with, once more.
   */
  score(request: ScoreRequest): Promise<readonly ScoredChoice[]>;
  /**
   * Ends what computes and waits, and frees the model: what `await using` does at the end of its block, where the language
   * has it (TypeScript; JavaScript from Node 24 on). A second call waits for the first.
   */
  dispose(): Promise<void>;
}
