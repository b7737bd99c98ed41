import type { LanguageModel, SamplingOptions } from "@medgemma/core";
import { taskBudgets, type TaskOptions } from "@medgemma/tasks";
import type { CommandContext } from "../command-context.js";
import type { GenerationFlags, ThinkingFlags } from "../options/common-options.js";

/** Room that every task's own budget fits into, with some for the prompt. */
const amplePositions = 1024 + Math.max(...Object.values(taskBudgets).map(({ answer }) => answer));

/** The options of a generating task, from the flags. */
export function taskOptions(
  { maxTokens, prompt, ...flags }: GenerationFlags,
  { signal }: Pick<CommandContext, "signal">,
  { capabilities }: Pick<LanguageModel, "capabilities">,
): Pick<TaskOptions, "maxTokens" | "maxThinkingTokens" | "thinking" | "prompt" | "sampling" | "signal"> {
  const { maxContext } = capabilities;
  // Where the context is small, the tasks' budgets would leave no room for a prompt.
  const answer = maxTokens ?? (maxContext < amplePositions ? Math.floor(maxContext / 2) : undefined);
  return {
    ...(answer !== undefined && { maxTokens: answer }),
    ...thinkingOptions(flags),
    ...(prompt !== undefined && { prompt }),
    sampling: samplingOf(flags),
    signal,
  };
}

/** Whether the model thinks first, and how long, from the flags. */
export function thinkingOptions({
  maxThinkingTokens,
  thinking,
}: ThinkingFlags): Pick<TaskOptions, "maxThinkingTokens" | "thinking"> {
  return {
    ...(maxThinkingTokens !== undefined && { maxThinkingTokens }),
    ...(thinking !== undefined && { thinking: thinking === false ? "off" : thinking }),
  };
}

/** Greedy, unless a temperature is given. */
function samplingOf({ temperature, seed }: GenerationFlags): SamplingOptions {
  return { ...(temperature !== undefined && { temperature }), ...(seed !== undefined && { seed }) };
}
