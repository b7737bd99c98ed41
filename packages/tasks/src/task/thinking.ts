import { type LanguageModel, UnsupportedCapabilityError } from "@medgemma/core";
import type { TaskBudget } from "./budgets.js";
import { unaskedThinking } from "./budgets.js";

/**
 * Whether the model thinks before it answers.
 *
 * - `off`: it is not told to, and the mark that opens a thought is never chosen.
 * - `auto`: it is not told to, and a thought of its own accord is let finish.
 * - `on`: it is told to.
 */
export type Thinking = "off" | "auto" | "on";

/** The instruction that Google's cards and evaluations of MedGemma 1.5 and 27B switch thinking on with. */
export const thinkingInstruction = "SYSTEM INSTRUCTION: think silently if needed.";

/** How a call thinks. */
export interface ThinkingPlan {
  readonly mode: Thinking;
  /** Whether the instruction is in the prompt. */
  readonly instructed: boolean;
  /** Tokens of a thought at most. */
  readonly budget: number;
  /** Whether there must be room for the whole budget: it was asked for. Else a thought gets what is left. */
  readonly reserved: boolean;
}

export interface ThinkingOptions {
  readonly thinking?: Thinking;
  readonly maxThinkingTokens?: number;
}

/** @throws {UnsupportedCapabilityError} when a model is to think that was not trained to. */
export function planThinking(
  { capabilities, tokenizer }: LanguageModel,
  { thinking: mode = "auto", maxThinkingTokens }: ThinkingOptions,
  budget: TaskBudget,
): ThinkingPlan {
  const trained = capabilities.thinking;
  const hasMarks = tokenizer.special.startOfThought !== undefined;
  if (mode === "on" && (trained === false || !hasMarks)) {
    throw new UnsupportedCapabilityError("This model was not trained to think before it answers.", {
      hint: "Leave `thinking` out, or load MedGemma 1.5 or a 27B model.",
    });
  }
  const instructed = mode === "on";
  const can = mode !== "off" && trained !== false && hasMarks;
  return {
    mode,
    instructed,
    budget: can ? (maxThinkingTokens ?? (instructed ? budget.thinking : unaskedThinking)) : 0,
    reserved: can && maxThinkingTokens !== undefined,
  };
}
