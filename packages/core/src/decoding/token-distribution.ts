import { logSumExp } from "./log-sum-exp.js";
import type { SamplingOptions } from "./sampling-options.js";
import { topK, type Candidates } from "./top-k.js";

/** Tokens that can be sampled, most probable first, and their probabilities, which sum to 1. */
export interface TokenDistribution {
  readonly ids: Int32Array;
  readonly probabilities: Float64Array;
}

/** How many candidates a nucleus is first looked for in; grown when they are too few. */
const nucleusStart = 256;

/** Lower ones choose as this one does, but logits divided by them overflow. */
const lowestTemperature = 1e-6;

/**
 * Probabilities after temperature, top-k, top-p and min-p, in this order, as Hugging Face transformers
 * applies them. The vocabulary is never sorted.
 *
 * @param logits `[vocab]`, after the repetition penalty.
 */
export function tokenDistribution(logits: Float32Array, options: SamplingOptions): TokenDistribution {
  const temperature = Math.max(options.temperature ?? 1, lowestTemperature);
  const topP = options.topP ?? 1;
  const minP = options.minP ?? 0;
  const limited = options.topK !== undefined && options.topK < logits.length;
  if (limited) {
    const kept = topK(logits, options.topK);
    const total = logSumExp(kept.logits, temperature);
    return cut(kept, kept.ids.length, { temperature, topP, minP, total });
  }
  const total = logSumExp(logits, temperature);
  for (let size = topP < 1 || minP > 0 ? nucleusStart : logits.length; ; size *= 4) {
    const kept = topK(logits, size);
    const whole = kept.ids.length === logits.length;
    const distribution = cut(kept, whole ? kept.ids.length : kept.ids.length - 1, { temperature, topP, minP, total });
    if (whole || distribution.ids.length < kept.ids.length - 1) return distribution;
  }
}

interface Cut {
  readonly temperature: number;
  readonly topP: number;
  readonly minP: number;
  /** logSumExp of everything that the cut is taken from. */
  readonly total: number;
}

/** Keeps the leading candidates, at most `limit`, that top-p and then min-p leave. */
function cut(candidates: Candidates, limit: number, { temperature, topP, minP, total }: Cut): TokenDistribution {
  const probabilities = candidates.logits.map((logit) => Math.exp(logit / temperature - total));
  let count = limit;
  if (topP < 1) {
    let sum = 0;
    count = 0;
    // A token stays when the more probable ones before it do not reach topP yet.
    while (count < limit && sum < topP) sum += probabilities[count++] as number;
  }
  if (minP > 0) {
    const floor = minP * (probabilities[0] as number);
    while (count > 1 && (probabilities[count - 1] as number) < floor) count--;
  }
  const kept = probabilities.subarray(0, count);
  const sum = kept.reduce((a, b) => a + b, 0);
  return { ids: candidates.ids.subarray(0, count), probabilities: kept.map((p) => p / sum) };
}
