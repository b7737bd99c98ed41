import type { SamplingOptions } from "@medgemma/core";

/** Sampling as it is done: `temperature` 0 is greedy, and what draws has a seed, so that the call can be made again. */
export function resolveSampling(sampling: SamplingOptions = {}): SamplingOptions {
  const { temperature = 0 } = sampling;
  if (temperature === 0) return { ...sampling, temperature };
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return { ...sampling, seed: sampling.seed ?? drawn };
}
