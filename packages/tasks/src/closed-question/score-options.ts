import type { LanguageModel, PromptRequest } from "@medgemma/core";

/** What a model thinks of the options of a question, at the place where it would answer. */
export interface ScoredOptions {
  /** Of each option, over all its spellings and normalised over the options. */
  readonly probabilities: readonly number[];
  /** Share of all probability that the spellings of all options have together: near 1 when the model is answering. */
  readonly mass: number;
  /** Probability that it opens a thought instead; 0 for a model without marks of thoughts. */
  readonly thought: number;
}

/** Scores all spellings of all options in one call: one prefill, and one step more for what several begin with. */
export async function scoreOptions(
  model: LanguageModel,
  request: PromptRequest & { readonly messages: NonNullable<PromptRequest["messages"]> },
  spellings: readonly (readonly string[])[],
): Promise<ScoredOptions> {
  const hasMarks = model.tokenizer.special.startOfThought !== undefined;
  const scored = await model.score({
    ...request,
    continuations: spellings.flat(),
    ...(hasMarks && { controls: [startOfThought] }),
  });
  const logprobs = scored.map(({ logprob }) => logprob);
  let at = 0;
  const sums = spellings.map((ways) => logSum(logprobs.slice(at, (at += ways.length))));
  const total = logSum(sums);
  return {
    // Shares are taken of logarithms, so that those of a mass near 0 are right as well; of none at all they are equal.
    probabilities: sums.map((sum) => (total === -Infinity ? 1 / sums.length : Math.exp(sum - total))),
    mass: Math.min(1, Math.exp(total)),
    thought: Math.exp(logprobs[at] ?? -Infinity),
  };
}

/** The mark that opens a thought, as it stands in Gemma's vocabulary. */
const startOfThought = "<unused94>";

/** Logarithm of the sum of probabilities that are given as logarithms. */
function logSum(logprobs: readonly number[]): number {
  const max = Math.max(...logprobs);
  if (max === -Infinity) return max;
  return max + Math.log(logprobs.reduce((sum, logprob) => sum + Math.exp(logprob - max), 0));
}
