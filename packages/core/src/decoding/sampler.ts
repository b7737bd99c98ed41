import { argmax } from "./argmax.js";
import type { Random } from "./random.js";
import { withRepetitionPenalty } from "./repetition-penalty.js";
import type { SamplingOptions } from "./sampling-options.js";
import { tokenDistribution } from "./token-distribution.js";

/** Chooses the next token from logits `[vocab]`. */
export interface Sampler {
  choose(logits: Float32Array): number;
  /** Tells the sampler about a token of the prompt or the answer. */
  observe(id: number): void;
}

/** Makes a sampler; `random` is used only when `temperature` is above 0. */
export function createSampler(options: SamplingOptions, random: Random): Sampler {
  const value = options.repetitionPenalty ?? 1;
  const history = new Set<number>();
  const greedy = (options.temperature ?? 0) === 0;
  return {
    observe(id) {
      if (value !== 1) history.add(id);
    },
    choose(logits) {
      return withRepetitionPenalty(logits, { value, history }, () =>
        greedy ? argmax(logits) : draw(logits, options, random),
      );
    },
  };
}

function draw(logits: Float32Array, options: SamplingOptions, random: Random): number {
  const { ids, probabilities } = tokenDistribution(logits, options);
  let rest = random();
  for (let at = 0; at < ids.length; at++) {
    rest -= probabilities[at] as number;
    if (rest < 0) return ids[at] as number;
  }
  // Rounding left a rest; the best token is certainly an allowed one.
  return ids[0] as number;
}
