import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import type { Capabilities } from "../model/capabilities.js";
import { createLanguageModel, type LanguageModelParts } from "../model/create-language-model.js";
import { createLoader } from "../model/create-loader.js";
import type { LanguageModel } from "../model/language-model.js";
import { refuseAdapters } from "../model/refuse-adapters.js";
import type { LoadOptions, ModelSource, Runtime } from "../model/runtime.js";
import { createByteTokenizer } from "./byte-tokenizer.js";
import { createMockLogitsModel } from "./mock-logits-model.js";

/** Put before every mock answer. */
export const mockMark = "[mock] ";

export interface MockModelOptions {
  /**
   * What the model answers, call by call; the last one is repeated. Control tokens are written as in the
   * vocabulary, for example `<unused94>thought\nhm<unused95>Normal.`. Without it, answers are pseudo-random.
   */
  readonly responses?: readonly string[];
  /**
   * `text` (default) puts `[mock] ` before every answer. `info` marks `model.info` only: for tests of code
   * that parses the answer.
   */
  readonly mark?: "text" | "info";
  readonly capabilities?: Partial<Capabilities>;
}

const defaultCapabilities: Capabilities = {
  images: { maxImages: 8, tokensPerImage: 4, imageSize: 8 },
  fork: true,
  adapters: false,
  maxContext: 8192,
};

/**
 * A scripted model for applications' tests: no weights, no native library. Templates, tokenisation,
 * thinking, stop sequences and budgets are the real ones; the words are yours, and marked as mock.
 */
export function createMockModel(options: MockModelOptions = {}): LanguageModel {
  return createLanguageModel(createMockParts(options));
}

function createMockParts(options: MockModelOptions): LanguageModelParts {
  const { responses, mark = "text" } = options;
  if (responses?.length === 0) throw new InvalidArgumentError("`responses` must hold at least one text.");
  const tokenizer = createByteTokenizer();
  const model = createMockLogitsModel({
    tokenizer,
    capabilities: { ...defaultCapabilities, ...options.capabilities },
    ...(responses !== undefined && {
      script: (call: number) => markAnswer(responses[Math.min(call, responses.length - 1)] ?? "", mark),
    }),
  });
  const { eos, endOfTurn } = tokenizer.special;
  return { model, tokenizer, eosTokenIds: [eos, endOfTurn] };
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

function markAnswer(response: string, mark: "text" | "info"): string {
  if (mark === "info") return response;
  const close = "<unused95>";
  const at = response.lastIndexOf(close);
  const start = at < 0 ? 0 : at + close.length;
  return response.slice(0, start) + mockMark + response.slice(start);
}
