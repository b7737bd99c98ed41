import { describe, expect, it } from "vitest";
import { createRandom } from "./random.js";
import { withRepetitionPenalty } from "./repetition-penalty.js";
import { createSampler } from "./sampler.js";
import type { SamplingOptions } from "./sampling-options.js";
import { tokenDistribution } from "./token-distribution.js";

const random = createRandom(2);
const logits = Float32Array.from({ length: 3000 }, () => random() * 6);

/** The same by definition: full softmax, full sort. */
function byDefinition(options: SamplingOptions): Map<number, number> {
  const scaled = Array.from(logits, (logit, id) => ({ id, weight: Math.exp(logit / (options.temperature ?? 1)) }));
  scaled.sort((a, b) => b.weight - a.weight || a.id - b.id);
  let kept = scaled.slice(0, options.topK ?? scaled.length);
  const total = kept.reduce((sum, { weight }) => sum + weight, 0);
  let before = 0;
  kept = kept.filter(({ weight }) => {
    const keep = before < (options.topP ?? 1);
    before += weight / total;
    return keep;
  });
  kept = kept.filter(({ weight }) => weight >= (options.minP ?? 0) * kept[0]!.weight);
  const rest = kept.reduce((sum, { weight }) => sum + weight, 0);
  return new Map(kept.map(({ id, weight }) => [id, weight / rest]));
}

describe("tokenDistribution", () => {
  it.each<SamplingOptions>([
    {},
    { temperature: 0.5 },
    { topK: 7 },
    { topP: 0.05 },
    { topP: 0.9 },
    { minP: 0.5 },
    { minP: 0.001, topP: 0.99 },
    { temperature: 1.4, topK: 400, topP: 0.8, minP: 0.1 },
  ])("is right for %o", (options) => {
    const expected = byDefinition(options);
    const { ids, probabilities } = tokenDistribution(logits, options);
    expect(Array.from(ids)).toEqual([...expected.keys()]);
    ids.forEach((id, at) => expect(probabilities[at]).toBeCloseTo(expected.get(id)!, 12));
  });
});

describe("sampling", () => {
  it("draws in proportion and repeats with the seed", () => {
    const few = Float32Array.of(Math.log(0.7), Math.log(0.2), Math.log(0.1));
    const draw = (seed: number): number[] => {
      const sampler = createSampler({ temperature: 1 }, createRandom(seed));
      return Array.from({ length: 5000 }, () => sampler.choose(few));
    };
    const drawn = draw(3);
    expect(draw(3)).toEqual(drawn);
    expect(draw(4)).not.toEqual(drawn);
    expect(drawn.filter((id) => id === 0).length / 5000).toBeCloseTo(0.7, 1);
    expect(drawn.filter((id) => id === 2).length / 5000).toBeCloseTo(0.1, 1);
  });

  it("takes the best token at the lowest temperatures, instead of blaming the weights", () => {
    for (const temperature of [1e-3, 1e-9, 1e-308, Number.MIN_VALUE]) {
      const sampler = createSampler({ temperature }, createRandom(1));
      expect(sampler.choose(Float32Array.of(3, 90, -7))).toBe(1);
    }
  });

  it("penalises what occurred, and leaves the logits as they were", () => {
    const values = Float32Array.of(2, 1.9, -1);
    const sampler = createSampler({ repetitionPenalty: 1.5 }, createRandom(0));
    expect(sampler.choose(values)).toBe(0);
    sampler.observe(0);
    expect(sampler.choose(values)).toBe(1);
    expect(Array.from(values)).toEqual([2, Math.fround(1.9), -1]);
    const seen = withRepetitionPenalty(values, { value: 2, history: new Set([0, 2]) }, () => Array.from(values));
    expect(seen).toEqual([1, Math.fround(1.9), -2]);
  });
});
