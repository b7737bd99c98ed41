/** Mean of several distributions over the same options. */
export function average(distributions: readonly (readonly number[])[]): readonly number[] {
  const [first = []] = distributions;
  return first.map((_, option) => {
    const sum = distributions.reduce((total, distribution) => total + (distribution[option] ?? 0), 0);
    return sum / distributions.length;
  });
}

/** Divides by what the model says without seeing anything (Zhao et al. 2021, calibrate before use). */
export function divideByPrior(probabilities: readonly number[], prior: readonly number[]): readonly number[] {
  const weights = probabilities.map((probability, option) => probability / Math.max(prior[option] ?? 0, 1e-9));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

/** Shannon entropy divided by its maximum: 0 is certain, 1 is undecided. */
export function normalizedEntropy(probabilities: readonly number[]): number {
  if (probabilities.length < 2) return 0;
  const entropy = probabilities.reduce((sum, p) => (p > 0 ? sum - p * Math.log(p) : sum), 0);
  return entropy / Math.log(probabilities.length);
}
