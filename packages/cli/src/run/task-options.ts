import type { LanguageModel, SamplingOptions } from "@medgemma/core";
import type { TaskOptions } from "@medgemma/tasks";
import type { CommandContext } from "../command-context.js";
import type { GenerationFlags } from "../options/common-options.js";

/** Room that every task's own budget fits into: 2048 tokens is the largest. */
const amplePositions = 3072;

/** The options of a generating task, from the flags. */
export function taskOptions(
  { maxTokens, maxThinkingTokens, ...flags }: GenerationFlags,
  { signal }: Pick<CommandContext, "signal">,
  { capabilities }: Pick<LanguageModel, "capabilities">,
): Pick<TaskOptions, "maxTokens" | "maxThinkingTokens" | "sampling" | "signal"> {
  const { maxContext } = capabilities;
  // Where the context is small, the tasks' budgets would leave no room for a prompt.
  const answer = maxTokens ?? (maxContext < amplePositions ? Math.floor(maxContext / 2) : undefined);
  return {
    ...(answer !== undefined && { maxTokens: answer }),
    ...(maxThinkingTokens !== undefined && { maxThinkingTokens }),
    sampling: samplingOf(flags),
    signal,
  };
}

/** Greedy, unless a temperature is given. */
function samplingOf({ temperature, seed }: GenerationFlags): SamplingOptions {
  return { ...(temperature !== undefined && { temperature }), ...(seed !== undefined && { seed }) };
}
