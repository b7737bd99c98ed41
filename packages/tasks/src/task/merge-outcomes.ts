import type { GenerationTimings, GenerationUsage } from "@medgemma/core";
import { InferenceFailedError } from "@medgemma/core";
import type { Outcome } from "./task-result.js";

/** One outcome of a task that asked several times: texts one after another, tokens and times added up. */
export function mergeOutcomes(outcomes: readonly Outcome[]): Outcome {
  const [first] = outcomes;
  if (first === undefined) throw new InferenceFailedError("The task asked nothing.");
  if (outcomes.length === 1) return first;
  const thoughts = outcomes.flatMap(({ thinking = [] }) => thinking);
  const all = outcomes.map(({ provenance }) => provenance);
  return {
    ...first,
    finishReason: outcomes.at(-1)?.finishReason ?? first.finishReason,
    raw: outcomes.map(({ raw }) => raw).join("\n\n"),
    ...(thoughts.length > 0 && { thinking: thoughts.join("\n\n") }),
    ...(outcomes.some(({ cut }) => cut === true) && { cut: true }),
    provenance: {
      ...first.provenance,
      prompt: { ...first.provenance.prompt, filled: all.flatMap(({ prompt }) => prompt.filled) },
      usage: sum<GenerationUsage>(all.map(({ usage }) => usage)),
      timings: sum<GenerationTimings>(all.map(({ timings }) => timings)),
    },
  };
}

/** Adds up records of numbers, field by field. */
function sum<Counts extends { readonly [Name in keyof Counts]: number }>(counts: readonly Counts[]): Counts {
  return counts.reduce((total, next) => {
    const names = Object.keys(next) as (keyof Counts)[];
    return Object.fromEntries(names.map((name) => [name, total[name] + next[name]])) as unknown as Counts;
  });
}
