import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { PromptTooLongError } from "../errors/prompt-too-long-error.js";
import type { ScoredChoice } from "../model/language-model.js";
import type { LogitsModel, Sequence } from "../model/logits-model.js";
import type { PreparedPrompt } from "../model/prepared-prompt.js";
import type { Tokenizer } from "../tokenizer/tokenizer.js";
import { logSumExp } from "./log-sum-exp.js";

export interface ScoreInput {
  readonly prompt: PreparedPrompt;
  readonly continuations: readonly string[];
  /** Control tokens, scored after the continuations. */
  readonly controls?: readonly string[];
  readonly signal?: AbortSignal;
}

/** A continuation as tokens; what was found of their probabilities is added to it. */
interface Scoring {
  readonly text: string;
  readonly ids: readonly number[];
  readonly tokenLogprobs: number[];
}

/** One place in what several continuations have in common. */
interface Branch {
  readonly sequence: Sequence;
  /** Tokens of the continuations that the sequence holds. */
  readonly depth: number;
  /** Continuations that begin with them. */
  readonly scorings: readonly Scoring[];
}

/**
 * Log-probability of each continuation after the prompt, token by token (teacher forcing). The prompt is computed once;
 * continuations of more than one token go on in forks of it, and those that begin alike share one.
 *
 * @throws {PromptTooLongError} when a continuation does not fit into the context.
 */
export async function scoreContinuations(
  model: LogitsModel,
  tokenizer: Tokenizer,
  { prompt, continuations, controls = [], signal }: ScoreInput,
): Promise<readonly ScoredChoice[]> {
  const start = (): Promise<Sequence> => model.start(prompt, signal === undefined ? {} : { signal });
  const scorings = [
    ...continuations.map((text) => ({ text, ids: Array.from(tokenizer.encode(text)), tokenLogprobs: [] })),
    ...controls.map((control) => ({ text: control, ids: [controlId(control, tokenizer)], tokenLogprobs: [] })),
  ] satisfies readonly Scoring[];
  requireRoom(prompt, scorings, model.capabilities.maxContext);
  /** A copy of a sequence: its fork, or the prompt anew with the tokens that it holds. */
  const copy = async (sequence: Sequence, held: readonly number[]): Promise<Sequence> => {
    if (model.capabilities.fork) return sequence.fork();
    const again = await start();
    for (const id of held) await again.append(id, signal);
    return again;
  };
  const visit = async ({ sequence, depth, scorings: here }: Branch): Promise<void> => {
    signal?.throwIfAborted();
    const next = here.filter(({ ids }) => ids.length > depth);
    const total = logSumExp(sequence.logits);
    for (const { ids, tokenLogprobs } of next)
      tokenLogprobs.push((sequence.logits[ids[depth] as number] as number) - total);
    const longer = next.filter(({ ids }) => ids.length > depth + 1);
    for (const id of new Set(longer.map(({ ids }) => ids[depth] as number))) {
      const group = longer.filter(({ ids }) => ids[depth] === id);
      await using branch = await copy(sequence, group[0]?.ids.slice(0, depth) ?? []);
      await branch.append(id, signal);
      await visit({ sequence: branch, depth: depth + 1, scorings: group });
    }
  };
  await using base = await start();
  await visit({ sequence: base, depth: 0, scorings });
  return scorings.map((scoring) => ({ ...scoring, logprob: scoring.tokenLogprobs.reduce((a, b) => a + b, 0) }));
}

function controlId(control: string, tokenizer: Tokenizer): number {
  const id = tokenizer.idOf(control);
  if (id !== undefined && tokenizer.isControl(id)) return id;
  throw new InvalidArgumentError("The model's vocabulary has no such control token.");
}

function requireRoom({ length }: PreparedPrompt, encoded: readonly { ids: readonly number[] }[], room: number): void {
  const longest = encoded.reduce((most, { ids }) => Math.max(most, ids.length), 0);
  if (length + longest <= room) return;
  throw new PromptTooLongError(
    `The prompt takes ${length} tokens and the longest continuation ${longest}; the context holds ${room}.`,
    { hint: "Shorten the prompt or the continuation, or load the model with a longer context." },
  );
}
