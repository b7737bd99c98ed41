import { PromptTooLongError } from "../errors/prompt-too-long-error.js";
import type { ScoredChoice } from "../model/language-model.js";
import type { LogitsModel, Sequence } from "../model/logits-model.js";
import type { PreparedPrompt } from "../model/prepared-prompt.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import { logSumExp } from "./log-sum-exp.js";

export interface ScoreInput {
  readonly prompt: PreparedPrompt;
  readonly continuations: readonly string[];
  readonly signal?: AbortSignal;
}

/**
 * Log-probability of each continuation after the prompt, token by token (teacher forcing).
 * The prompt is computed once; continuations of more than one token go on in forks of it.
 *
 * @throws {PromptTooLongError} when a continuation does not fit into the context.
 */
export async function scoreContinuations(
  model: LogitsModel,
  tokenizer: Tokenizer,
  { prompt, continuations, signal }: ScoreInput,
): Promise<readonly ScoredChoice[]> {
  const start = (): Promise<Sequence> => model.start(prompt, signal === undefined ? {} : { signal });
  const encoded = continuations.map((text) => ({ text, ids: Array.from(tokenizer.encode(text)) }));
  requireRoom(prompt, encoded, model.capabilities.maxContext);
  await using base = await start();
  const first = { logits: base.logits.slice(), total: logSumExp(base.logits) };
  const choices: ScoredChoice[] = [];
  for (const { text, ids } of encoded) {
    signal?.throwIfAborted();
    const tokenLogprobs = ids.slice(0, 1).map((id) => (first.logits[id] as number) - first.total);
    if (ids.length > 1) {
      await using branch = model.capabilities.fork ? await base.fork() : await start();
      for (let at = 1; at < ids.length; at++) {
        await branch.append(ids[at - 1] as number, signal);
        tokenLogprobs.push((branch.logits[ids[at] as number] as number) - logSumExp(branch.logits));
      }
    }
    choices.push({ text, ids, tokenLogprobs, logprob: tokenLogprobs.reduce((a, b) => a + b, 0) });
  }
  return choices;
}

function requireRoom({ length }: PreparedPrompt, encoded: readonly { ids: readonly number[] }[], room: number): void {
  const longest = encoded.reduce((most, { ids }) => Math.max(most, ids.length), 0);
  if (length + longest <= room) return;
  throw new PromptTooLongError(
    `The prompt takes ${length} tokens and the longest continuation ${longest}; the context holds ${room}.`,
    { hint: "Shorten the prompt or the continuation, or load the model with a longer context." },
  );
}
