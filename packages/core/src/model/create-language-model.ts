import { preparePrompt } from "../chat/index.js";
import { compileConstraint, type Constraint } from "../constraints/index.js";
import { generateEvents } from "../decoding/generate.js";
import { createRandom, type Random } from "../decoding/random.js";
import { scoreContinuations, type ScoreInput } from "../decoding/score.js";
import { PromptTooLongError } from "../errors/prompt-too-long-error.js";
import { UnsupportedCapabilityError } from "../errors/unsupported-capability-error.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import type { Capabilities } from "./capabilities.js";
import { CallGate } from "./call-gate.js";
import type { QueueOptions } from "./call-queue.js";
import { type Emit, GenerationStream } from "./generation-stream.js";
import type { GenerationOptions, LanguageModel, PromptRequest, ScoredChoice } from "./language-model.js";
import type { LogitsModel } from "./logits-model.js";
import { familyOf, type ModelFamily, thinksWhenTold } from "./model-family.js";
import type { PreparedPrompt } from "./prepared-prompt.js";
import {
  validateCompletionRequest,
  validateGenerationRequest,
  validatePromptRequest,
  validateScoreRequest,
} from "./validate-request.js";

export interface LanguageModelParts {
  readonly model: LogitsModel;
  readonly tokenizer: Tokenizer;
  /** Ids that end an answer. */
  readonly eosTokenIds: readonly number[];
  /** Computes log-likelihoods instead of `scoreContinuations`: for models that have no probabilities. */
  readonly score?: (input: ScoreInput) => readonly ScoredChoice[];
  /** Monotonic clock in milliseconds. Default `performance.now`. */
  readonly now?: () => number;
  /** Seeds sampling when the request has no seed. Default `Math.random`. */
  readonly random?: Random;
  /** Calls that compute at a time; the others wait in the order in which they came. Default 1. */
  readonly concurrency?: number;
  /** Which generation of MedGemma it is. Default: what its name tells. */
  readonly family?: ModelFamily;
}

// Browsers of 2024 lack the symbol, and `await using` as bundlers write it looks for this one there.
(Symbol as { asyncDispose?: symbol }).asyncDispose ??= Symbol.for("Symbol.asyncDispose");

/**
 * Makes a `LanguageModel` of what a runtime implements: argument checks, the queue, chat template, sampling,
 * log-probabilities, stop logic and thinking are added here and so are the same for every runtime.
 *
 * @param queue how many calls may wait; see `LoadOptions.queue`.
 */
export function createLanguageModel(parts: LanguageModelParts, queue: QueueOptions = {}): LanguageModel {
  const { model, tokenizer, eosTokenIds, now = () => performance.now(), random = Math.random } = parts;
  const gate = new CallGate({ concurrency: parts.concurrency ?? 1, ...queue });
  const family = parts.family ?? familyOf(model.info.name, tokenizer.size);
  const thinking = thinksWhenTold(family, model.info.name);
  let disposal: Promise<void> | undefined;

  const dispose = (): Promise<void> => (disposal ??= gate.close().then(() => model[Symbol.asyncDispose]()));

  const produce = async (request: GenerationInput, emit: Emit, signal: AbortSignal): Promise<void> => {
    const prompt = await prepare(request, tokenizer, model.capabilities);
    const seed = request.sampling?.seed ?? Math.floor(random() * 0x100000000);
    const context = {
      ...{ model, tokenizer, eosTokenIds, now, random: createRandom(seed) },
      onlyMarkedThoughts:
        request.messages === undefined || request.answerStart !== undefined || request.allowThinking === false,
      ...compiled(request, tokenizer),
    };
    await generateEvents(context, { prompt, request, emit, signal });
  };

  const stream = (request: GenerationInput): GenerationStream =>
    new GenerationStream({
      signal: request.signal,
      closed: () => gate.closed,
      produce: (emit, signal) =>
        gate.run({
          signal,
          onPosition: (ahead) => emit({ type: "queued", ahead }),
          work: (inner) => produce(request, emit, inner),
        }),
    });

  return {
    info: { ...model.info, ...(family !== undefined && { family }) },
    capabilities: { ...model.capabilities, ...(thinking !== undefined && { thinking }) },
    tokenizer,
    async prepare(request) {
      validatePromptRequest(request);
      request.signal?.throwIfAborted();
      return prepare(request, tokenizer, model.capabilities);
    },
    generate(request) {
      validateGenerationRequest(request);
      return stream(request);
    },
    complete(request) {
      validateCompletionRequest(request);
      const { allowThinking, constraint } = request;
      if (allowThinking !== undefined || constraint === undefined) return stream(request);
      // Where nothing asks for a thought, an untrained mark must not win over what the constraint leaves.
      return stream({ ...request, allowThinking: false });
    },
    async score(request) {
      validateScoreRequest(request);
      return gate.run({
        signal: request.signal,
        work: async (signal) => {
          const prompt = await prepare(request, tokenizer, model.capabilities);
          const { continuations, controls = [] } = request;
          const input = { prompt, continuations, controls, signal };
          return parts.score?.(input) ?? scoreContinuations(model, tokenizer, input);
        },
      });
    },
    dispose,
    [Symbol.asyncDispose]: dispose,
  };
}

type GenerationInput = PromptRequest & GenerationOptions;

function compiled({ constraint }: GenerationOptions, tokenizer: Tokenizer): { readonly constraint?: Constraint } {
  if (constraint === undefined) return {};
  return { constraint: "start" in constraint ? constraint : compileConstraint(constraint, tokenizer) };
}

async function prepare(request: PromptRequest, tokenizer: Tokenizer, can: Capabilities): Promise<PreparedPrompt> {
  const prompt =
    request.prepared ??
    (await preparePrompt(request.messages ?? request, {
      tokenizer,
      ...(request.answerStart !== undefined && { answerStart: request.answerStart }),
      ...(can.images !== false && { vision: can.images }),
      ...(request.imageFit !== undefined && { imageFit: request.imageFit }),
      ...(request.panAndScan !== undefined && { panAndScan: request.panAndScan }),
    }));
  const images = prompt.segments.filter((segment) => segment.type === "image").length;
  if (can.images !== false && images > can.images.maxImages) {
    throw new UnsupportedCapabilityError(`The prompt has ${images} images; this model takes ${can.images.maxImages}.`);
  }
  if (prompt.length >= can.maxContext) {
    throw new PromptTooLongError(
      `The prompt takes ${prompt.length} tokens; the context holds ${can.maxContext}, the answer included.`,
      { hint: "Shorten the text, give fewer images, or load the model with a longer context." },
    );
  }
  return prompt;
}
