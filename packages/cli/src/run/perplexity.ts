import { type LanguageModelParts, logSumExp, PromptTooLongError } from "@medgemma/core";

export interface Perplexity {
  /** Tokens of the text, each of which was predicted. */
  readonly tokens: number;
  /** exp of the mean negative log-probability of the tokens, each after all before it. */
  readonly perplexity: number;
}

/**
 * Perplexity of a raw text: the prompt is the token that begins every text alone, and the text follows one token at a time, as
 * it does when a model writes.
 *
 * @throws {PromptTooLongError} when the text does not fit into the context.
 */
export async function measurePerplexity(
  { model, tokenizer }: LanguageModelParts,
  { text, signal, onToken }: { text: string; signal: AbortSignal; onToken: (done: number, of: number) => void },
): Promise<Perplexity> {
  const ids = tokenizer.encode(text);
  const { maxContext } = model.capabilities;
  if (ids.length > maxContext) {
    throw new PromptTooLongError(`The text takes ${ids.length + 1} tokens; the context holds ${maxContext}.`, {
      hint: "Give a shorter text, or raise --context.",
    });
  }
  const start = { segments: [{ type: "tokens", ids: Int32Array.of(tokenizer.special.bos) }], length: 1 } as const;
  await using sequence = await model.start(start, { signal });
  let logprob = 0;
  for (const [index, id] of ids.entries()) {
    if (index > 0) await sequence.append(ids[index - 1] as number, signal);
    logprob += (sequence.logits[id] as number) - logSumExp(sequence.logits);
    onToken(index + 1, ids.length);
  }
  return { tokens: ids.length, perplexity: Math.exp(-logprob / ids.length) };
}
