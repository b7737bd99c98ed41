import type { Constraint, ConstraintState } from "../constraints/index.js";
import type { FinishReason } from "../model/generation-event.js";
import type { Emit } from "../model/generation-stream.js";
import type { GenerationOptions } from "../model/language-model.js";
import type { LogitsModel, PrefillProgress, Sequence } from "../model/logits-model.js";
import type { PreparedPrompt } from "../model/prepared-prompt.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import { AnswerConstraint } from "./answer-constraint.js";
import { LoopDetector } from "./loop-detector.js";
import { OutputAssembler } from "./output-assembler.js";
import { createSampler, type Sampler } from "./sampler.js";
import type { Random } from "./random.js";
import { LikelyTokens } from "./speculation/likely-tokens.js";
import { SpeculativeSequence } from "./speculation/speculative-sequence.js";
import { tokenLogprobs } from "./token-logprobs.js";

/** Defaults of a generation. */
export const generationDefaults = { maxTokens: 1024, maxThinkingTokens: 2048 } as const;

export interface GenerateContext {
  readonly model: LogitsModel;
  readonly tokenizer: Tokenizer;
  readonly eosTokenIds: readonly number[];
  readonly random: Random;
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number;
  /** What the answer must look like. */
  readonly constraint?: Constraint;
  /** Whether a thought begins with its opening mark alone, as in raw completions. */
  readonly onlyMarkedThoughts?: boolean;
}

/**
 * Runs the prompt and chooses tokens until something ends the answer; `emit` hears every event. It is the one
 * owner of the sequence: however it ends, the sequence is released.
 *
 * @throws the signal's reason when aborted.
 */
export async function generateEvents(
  context: GenerateContext,
  { prompt, request, emit, signal }: GenerateInput,
): Promise<void> {
  const { model, now } = context;
  const startedAt = now();
  const onProgress = (progress: PrefillProgress): void => emit({ type: "prefill-progress", ...progress });
  await using sequence = await model.start(prompt, { onProgress, signal });
  await decode(context, { sequence, prompt, request, emit, signal, startedAt, prefilledAt: now() });
}

export interface GenerateInput {
  readonly prompt: PreparedPrompt;
  readonly request: GenerationOptions;
  readonly emit: Emit;
  /** Stops within one step of the model. */
  readonly signal: AbortSignal;
}

interface Decoding extends GenerateInput {
  readonly sequence: Sequence;
  readonly startedAt: number;
  readonly prefilledAt: number;
}

async function decode(
  context: GenerateContext,
  { sequence: plain, prompt, request, emit, signal, startedAt, prefilledAt }: Decoding,
): Promise<void> {
  const { model, tokenizer, random, now } = context;
  const { maxContext } = model.capabilities;
  const sampler = createSampler(request.sampling ?? {}, random);
  observePrompt(sampler, prompt);
  const output = new OutputAssembler(tokenizer, request.stop ?? [], context);
  const loops = request.detectLoops === false ? undefined : new LoopDetector();
  const ends = new Set(context.eosTokenIds);
  const budget = new TokenBudget(request);
  const guide = guideOf(context, request, ends);
  const barred = request.allowThinking === false ? tokenizer.special.startOfThought : undefined;
  const constraint = (): ConstraintState | undefined => guide?.lookAhead(output.channel);
  const speculative = request.speculative ?? model.capabilities.speculative === "exact";
  const drafter = speculative ? new LikelyTokens({ tokenizer, prompt, constraint }) : undefined;
  const sequence = new SpeculativeSequence(plain, { drafter, maxLength: maxContext });
  let finishReason: FinishReason | undefined;
  while (finishReason === undefined) {
    signal.throwIfAborted();
    const restricted = guide?.restrict(sequence.logits, output.channel);
    const id = restricted === undefined ? chooseWithout(barred, sampler, sequence.logits) : sampler.choose(restricted);
    const logprobs = request.logprobs ? tokenLogprobs(sequence.logits, id, request.logprobs) : {};
    const channelBefore = output.channel;
    const ended = ends.has(id);
    const piece = ended ? { channel: channelBefore, text: "", stopped: false } : output.push(id);
    budget.count(channelBefore, output.channel);
    if (channelBefore === "answer") guide?.accept(id);
    emit({ type: "token", id, text: piece.text, channel: piece.channel, ...logprobs });
    sampler.observe(id);
    drafter?.observe(id);
    if (ended || guide?.finished === true) finishReason = "stop";
    else if (piece.stopped) finishReason = "stop-sequence";
    else if (loops?.push(id)) finishReason = "loop";
    else finishReason = budget.exceeded(output.channel);
    if (finishReason === undefined && sequence.length >= maxContext) finishReason = "length";
    if (finishReason === undefined) await sequence.append(id, signal);
  }
  const rest = output.finish();
  if (rest.text !== "") emit({ type: "token", id: -1, ...rest });
  emit({
    type: "generation-end",
    finishReason,
    ...(guide !== undefined && { constraintFulfilled: guide.complete && output.channel === "answer" }),
    text: output.text,
    ...(output.thinking !== "" && { thinking: output.thinking }),
    usage: {
      promptTokens: prompt.length,
      reusedTokens: plain.reusedTokens,
      completionTokens: budget.total,
      thinkingTokens: budget.thinking,
      acceptedPredictionTokens: sequence.counts.accepted,
      rejectedPredictionTokens: sequence.counts.rejected,
    },
    timings: { prefillMs: prefilledAt - startedAt, decodeMs: now() - prefilledAt },
  });
}

function guideOf(
  { constraint, tokenizer }: GenerateContext,
  { allowThinking = true }: GenerationOptions,
  ends: ReadonlySet<number>,
): AnswerConstraint | undefined {
  if (constraint === undefined) return undefined;
  const { startOfThought } = tokenizer.special;
  return new AnswerConstraint(constraint, {
    ends,
    ...(allowThinking && startOfThought !== undefined && { startOfThought }),
  });
}

/** Chooses any token but one, such as the mark that opens a thought. The logits are as before afterwards. */
function chooseWithout(barred: number | undefined, sampler: Sampler, logits: Float32Array): number {
  if (barred === undefined) return sampler.choose(logits);
  const kept = logits[barred] as number;
  logits[barred] = -Infinity;
  try {
    return sampler.choose(logits);
  } finally {
    logits[barred] = kept;
  }
}

/** Counts tokens of the thought and of the answer against their budgets. */
class TokenBudget {
  readonly #maxTokens: number;
  readonly #maxThinkingTokens: number;
  #answer = 0;
  thinking = 0;

  constructor(request: GenerationOptions) {
    this.#maxTokens = request.maxTokens ?? generationDefaults.maxTokens;
    this.#maxThinkingTokens = request.maxThinkingTokens ?? generationDefaults.maxThinkingTokens;
  }

  get total(): number {
    return this.#answer + this.thinking;
  }

  /** A mark belongs to the thought that it opens or closes. */
  count(before: "thinking" | "answer", after: "thinking" | "answer"): void {
    if (before === "thinking" || after === "thinking") this.thinking++;
    else this.#answer++;
  }

  exceeded(channel: "thinking" | "answer"): FinishReason | undefined {
    if (channel === "thinking") return this.thinking >= this.#maxThinkingTokens ? "thinking-length" : undefined;
    return this.#answer >= this.#maxTokens ? "length" : undefined;
  }
}

function observePrompt(sampler: Sampler, prompt: PreparedPrompt): void {
  for (const segment of prompt.segments) {
    if (segment.type === "tokens") for (const id of segment.ids) sampler.observe(id);
  }
}
