import { preparePrompt } from "../chat/index.js";
import { compileConstraint, type Constraint } from "../constraints/index.js";
import { generateEvents, generationDefaults } from "../decoding/generate.js";
import { createRandom, type Random } from "../decoding/random.js";
import { scoreContinuations } from "../decoding/score.js";
import { PromptTooLongError } from "../errors/prompt-too-long-error.js";
import { UnsupportedCapabilityError } from "../errors/unsupported-capability-error.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import type { Capabilities } from "./capabilities.js";
import { guardModel } from "./guard-model.js";
import type { GenerationRequest, LanguageModel, PromptRequest } from "./language-model.js";
import type { LogitsModel } from "./logits-model.js";
import type { PreparedPrompt } from "./prepared-prompt.js";

export interface LanguageModelParts {
  readonly model: LogitsModel;
  readonly tokenizer: Tokenizer;
  /** Ids that end an answer. */
  readonly eosTokenIds: readonly number[];
  /** Monotonic clock in milliseconds. Default `performance.now`. */
  readonly now?: () => number;
  /** Seeds sampling when the request has no seed. Default `Math.random`. */
  readonly random?: Random;
  /** Generations at a time; others wait. Default 1. */
  readonly concurrency?: number;
}

/**
 * Makes a `LanguageModel` of what a runtime implements: chat template, sampling, log-probabilities, stop
 * logic and thinking are added here and so are the same for every runtime.
 */
export function createLanguageModel(parts: LanguageModelParts): LanguageModel {
  const { model, tokenizer, eosTokenIds, now = () => performance.now(), random = Math.random } = parts;
  const inner: LanguageModel = {
    info: model.info,
    capabilities: model.capabilities,
    tokenizer,
    async *generate(request) {
      const prompt = await prepare(request, tokenizer, model.capabilities);
      const constraint = compiled(request, tokenizer);
      const seed = request.sampling?.seed ?? Math.floor(random() * 0x100000000);
      yield* generateEvents({ model, tokenizer, eosTokenIds, now, random: createRandom(seed), ...constraint }, prompt, {
        ...generationDefaults,
        ...request,
      });
    },
    async score({ continuations, ...request }) {
      const prompt = await prepare(request, tokenizer, model.capabilities);
      return scoreContinuations(model, tokenizer, { prompt, continuations, ...pickSignal(request) });
    },
    [Symbol.asyncDispose]: () => model[Symbol.asyncDispose](),
  };
  return guardModel(inner, parts.concurrency === undefined ? {} : { concurrency: parts.concurrency });
}

function compiled({ constraint }: GenerationRequest, tokenizer: Tokenizer): { readonly constraint?: Constraint } {
  if (constraint === undefined) return {};
  return { constraint: "start" in constraint ? constraint : compileConstraint(constraint, tokenizer) };
}

function pickSignal({ signal }: PromptRequest): { readonly signal?: AbortSignal } {
  return signal === undefined ? {} : { signal };
}

async function prepare(request: PromptRequest, tokenizer: Tokenizer, can: Capabilities): Promise<PreparedPrompt> {
  const prompt = await preparePrompt(request.messages, {
    tokenizer,
    ...(can.images !== false && { vision: can.images }),
    ...(request.imageFit !== undefined && { imageFit: request.imageFit }),
    ...(request.panAndScan !== undefined && { panAndScan: request.panAndScan }),
  });
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
