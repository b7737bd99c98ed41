import type { SamplingOptions } from "@medgemma/core";
import type { TaskOptions } from "@medgemma/tasks";
import type { CommandContext } from "../command-context.js";
import type { GenerationFlags } from "../options/common-options.js";

/** The options of a generating task, from the flags. */
export function taskOptions(
  { maxTokens, maxThinkingTokens, ...flags }: GenerationFlags,
  { signal }: Pick<CommandContext, "signal">,
): Pick<TaskOptions, "maxTokens" | "maxThinkingTokens" | "sampling" | "signal"> {
  return {
    ...(maxTokens !== undefined && { maxTokens }),
    ...(maxThinkingTokens !== undefined && { maxThinkingTokens }),
    sampling: samplingOf(flags),
    signal,
  };
}

/** Greedy, unless a temperature is given. */
export function samplingOf({ temperature, seed }: GenerationFlags): SamplingOptions {
  return { ...(temperature !== undefined && { temperature }), ...(seed !== undefined && { seed }) };
}
