import { tokenDistribution, withRepetitionPenalty } from "@medgemma/core";
import type * as z from "zod";
import { GroupReport, type GroupResult } from "../group-result.js";
import { maxDifference } from "../max-difference.js";
import type { sampling } from "../reference-schemas.js";

/** transformers computes these probabilities in float32. */
const tolerance = 1e-6;

/** Probabilities after penalty, temperature, top-k, top-p and min-p. */
export function verifySampling({ cases }: z.output<typeof sampling>): GroupResult {
  const report = new GroupReport("sampling");
  cases.forEach(({ options, logits, history, probabilities }, index) => {
    const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
    const values = Float32Array.from(logits);
    const penalty = { value: options.repetitionPenalty ?? 1, history: new Set(history) };
    const { ids, probabilities: kept } = withRepetitionPenalty(values, penalty, () => tokenDistribution(values, given));
    const dense = new Float64Array(logits.length);
    ids.forEach((id, at) => (dense[id] = kept[at] ?? NaN));
    const difference = maxDifference(dense, probabilities);
    report.measure(difference);
    report.check(difference <= tolerance, `case ${index}: ${difference.toExponential(2)}`);
  });
  return report.result();
}
