import type { LanguageModel, Message, ScoreRequest } from "@medgemma/core";
import { createMockModel, type MockModelOptions } from "@medgemma/core/testing";

/** An answer without what its spellings differ in: `yes` of ` YES`, `A` of ` (A`. */
export function bare(spelling: string): string {
  const text = spelling.trim().replace(/^\(/, "");
  return text.length === 1 ? text : text.toLowerCase();
}

export interface ScoringOptions extends MockModelOptions {
  /** Probability that a thought opens instead of an answer. Default 0. */
  readonly thought?: (request: ScoreRequest) => number;
}

/**
 * A mock whose log-likelihoods are written by the test: of an answer, which its spellings share equally.
 *
 * @param logprob natural logarithm of the answer's probability; `0` for several gives them equal shares of more than 1, which
 *   only their proportions make use of.
 */
export function scoringModel(
  logprob: (answer: string, messages: readonly Message[], request: ScoreRequest) => number,
  { thought = () => 0, ...options }: ScoringOptions = {},
): LanguageModel {
  return {
    ...createMockModel(options),
    score: async (request: ScoreRequest) => {
      const { continuations, controls = [], messages = [] } = request;
      const spellings = (text: string): number => continuations.filter((other) => bare(other) === bare(text)).length;
      return [
        ...continuations.map(
          (text) => [text, logprob(bare(text), messages, request) - Math.log(spellings(text))] as const,
        ),
        ...controls.map((text) => [text, Math.log(thought(request))] as const),
      ].map(([text, value]) => ({ text, ids: [0], tokenLogprobs: [value], logprob: value }));
    },
  };
}
