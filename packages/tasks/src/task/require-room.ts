import { type LanguageModel, type PreparedPrompt, PromptTooLongError } from "@medgemma/core";
import type { ThinkingPlan } from "./thinking.js";

/** Tokens for a thought that was asked for, at least: with fewer none would end. */
const shortestThought = 256;

/**
 * Checks before any compute that prompt, thought and answer fit the context.
 *
 * @returns tokens that a thought may take: its budget, or what is left of the context where the caller named no budget.
 * @throws {PromptTooLongError} with the numbers.
 */
export function requireRoom(
  { capabilities }: LanguageModel,
  { length }: PreparedPrompt,
  { maxTokens, thinking }: { readonly maxTokens: number; readonly thinking: ThinkingPlan },
): number {
  const { maxContext } = capabilities;
  const left = maxContext - length - maxTokens;
  const least = thinking.reserved ? thinking.budget : thinking.instructed ? shortestThought : 0;
  if (left >= least) return Math.min(thinking.budget, left);
  const thought = least === 0 ? "" : `, a thought ${thinking.reserved ? "up to" : "at least"} ${least}`;
  throw new PromptTooLongError(
    `The prompt takes ${length} tokens${thought} and the answer up to ${maxTokens}; the context holds ${maxContext}.`,
    {
      hint: "Shorten the text, give fewer images, lower `maxTokens` or `maxThinkingTokens`, or load the model with a longer context.",
    },
  );
}
