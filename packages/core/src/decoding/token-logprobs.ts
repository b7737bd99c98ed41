import type { TokenLogprob } from "../model/generation-event.js";
import { logSumExp } from "./log-sum-exp.js";
import { topK } from "./top-k.js";

/** Log-probabilities at the end of a sequence, by the model alone: no penalty, no temperature. */
export interface TokenLogprobs {
  readonly logprob: number;
  readonly topLogprobs?: readonly TokenLogprob[];
}

/**
 * Log-probability of a token, and of the best ones if `request` is a number.
 *
 * @param logits `[vocab]`.
 */
export function tokenLogprobs(logits: Float32Array, id: number, request: true | number): TokenLogprobs {
  const total = logSumExp(logits);
  const logprob = (logits[id] as number) - total;
  if (request === true) return { logprob };
  const best = topK(logits, request);
  return {
    logprob,
    topLogprobs: Array.from(best.ids, (bestId, at) => ({ id: bestId, logprob: (best.logits[at] as number) - total })),
  };
}
