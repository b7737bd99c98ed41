import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import type { Capabilities } from "../model/capabilities.js";
import { createLanguageModel, type LanguageModelParts } from "../model/create-language-model.js";
import { createLoader } from "../model/create-loader.js";
import type { LanguageModel } from "../model/language-model.js";
import { refuseAdapters } from "../model/refuse-adapters.js";
import { modelFamilies, type ModelFamily } from "../model/model-family.js";
import type { LoadOptions, ModelSource, Runtime } from "../model/runtime.js";
import { createByteTokenizer } from "./byte-tokenizer.js";
import { scriptedScore } from "./scripted-score.js";
import { createMockLogitsModel } from "./mock-logits-model.js";

export interface MockModelOptions {
  /**
   * What the model answers, call by call; the last one is repeated. Control tokens are written as in the
   * vocabulary, for example `<unused94>thought\nhm<unused95>Normal.`. A closed question is one call, whose response names
   * an answer: `yes`, or the text of an option. Without it, answers and probabilities are pseudo-random.
   */
  readonly responses?: readonly string[];
  readonly capabilities?: Partial<Capabilities>;
  /** The generation of MedGemma whose prompt forms tasks use. Default: none, so the SDK's own. */
  readonly family?: ModelFamily;
}

const defaultCapabilities: Capabilities = {
  images: { maxImages: 8, tokensPerImage: 4, imageSize: 8 },
  fork: true,
  adapters: false,
  maxContext: 8192,
};

/**
 * A scripted model for applications' tests: no weights, no native library. Templates, tokenisation,
 * thinking, stop sequences and budgets are the real ones; the words are yours, and `info.mock` says so.
 */
export function createMockModel(options: MockModelOptions = {}): LanguageModel {
  return createLanguageModel(createMockParts(options));
}

function createMockParts(options: MockModelOptions): LanguageModelParts {
  const { responses } = options;
  const isScript =
    Array.isArray(responses) && responses.length > 0 && responses.every((text) => typeof text === "string");
  if (responses !== undefined && !isScript) {
    throw new InvalidArgumentError("`responses` must be a list of texts, at least one.");
  }
  if (options.family !== undefined && !modelFamilies.includes(options.family)) {
    throw new InvalidArgumentError(`\`family\` must be one of ${modelFamilies.join(", ")}.`);
  }
  const tokenizer = createByteTokenizer();
  let calls = 0;
  const next = responses && ((): string => responses[Math.min(calls++, responses.length - 1)] ?? "");
  const model = createMockLogitsModel({
    tokenizer,
    capabilities: {
      ...defaultCapabilities,
      ...(next === undefined && { speculative: "exact" }),
      ...options.capabilities,
    },
    ...(next !== undefined && { script: next }),
  });
  const { eos, endOfTurn } = tokenizer.special;
  const eosTokenIds = [eos, endOfTurn];
  const { family } = options;
  return {
    ...{ model, tokenizer, eosTokenIds },
    ...(family !== undefined && { family }),
    ...(next !== undefined && { score: scriptedScore(tokenizer, next) }),
  };
}

/** A runtime that loads `createMockModel(options)` whatever the source. */
export function mockRuntime(options: MockModelOptions = {}): Runtime {
  const open = async (_source: ModelSource, loadOptions: LoadOptions = {}): Promise<LanguageModelParts> => {
    if (options.capabilities?.adapters !== true) refuseAdapters(loadOptions);
    return createMockParts(options);
  };
  return {
    specVersion: 1,
    id: "mock",
    probe: async () => ({ available: true, devices: [{ device: "none", available: true }] }),
    load: createLoader(open),
    open,
  };
}
