import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { PromptTooLongError } from "../errors/prompt-too-long-error.js";
import type { ScoredChoice } from "../model/language-model.js";
import { type LogitsModel, maxExtension, type Sequence } from "../model/logits-model.js";
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
  // Elsewhere what is scored beside a continuation would change how the sums of its own are rounded.
  const inOneRun = model.capabilities.speculative === "exact";
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
    await extend(again, { tokens: held, inOneRun, signal });
    return again;
  };
  const visit = async ({ sequence, depth, scorings: here }: Branch): Promise<void> => {
    signal?.throwIfAborted();
    const next = here.filter(({ ids }) => ids.length > depth);
    note(next, depth, sequence.logits);
    const longer = next.filter(({ ids }) => ids.length > depth + 1);
    for (const id of new Set(longer.map(({ ids }) => ids[depth] as number))) {
      const group = longer.filter(({ ids }) => ids[depth] === id);
      const end = endOfCommonTokens(group, depth);
      await using branch = await copy(sequence, group[0]?.ids.slice(0, depth) ?? []);
      const tokens = group[0]?.ids.slice(depth, end) ?? [];
      await extend(branch, { tokens, inOneRun, signal }, (logits, row) => {
        // The next visit notes what follows the last of them.
        if (depth + 1 + row < end) note(group, depth + 1 + row, logits);
      });
      await visit({ sequence: branch, depth: end, scorings: group });
    }
  };
  await using base = await start();
  await visit({ sequence: base, depth: 0, scorings });
  return scorings.map((scoring) => ({ ...scoring, logprob: scoring.tokenLogprobs.reduce((a, b) => a + b, 0) }));
}

/** Adds the log-probability of each continuation's token at a place. */
function note(scorings: readonly Scoring[], place: number, logits: Float32Array): void {
  const total = logSumExp(logits);
  for (const { ids, tokenLogprobs } of scorings) tokenLogprobs.push((logits[ids[place] as number] as number) - total);
}

/** Where the tokens end that all of the group begin with; the last token of each is not one of them. */
function endOfCommonTokens(group: readonly Scoring[], from: number): number {
  const [first] = group;
  let end = from + 1;
  while (group.every(({ ids }) => end < ids.length - 1 && ids[end] === first?.ids[end])) end++;
  return end;
}

interface Addition {
  readonly tokens: readonly number[];
  readonly inOneRun: boolean;
  readonly signal: AbortSignal | undefined;
}

/** Adds tokens to a sequence; `onRow` is given the logits after each, which are not kept. */
async function extend(
  sequence: Sequence,
  { tokens, inOneRun, signal }: Addition,
  onRow: (logits: Float32Array, row: number) => void = () => {},
): Promise<void> {
  const size = inOneRun && sequence.extend !== undefined ? maxExtension : 1;
  for (let at = 0; at < tokens.length; at += size) {
    const part = tokens.slice(at, at + size);
    const added = size === 1 ? undefined : await sequence.extend?.(part, signal);
    if (added === undefined) await sequence.append(part[0] as number, signal);
    (added ?? [sequence.logits]).forEach((logits, row) => onRow(logits, at + row));
  }
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
