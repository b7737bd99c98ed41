import type { ClosedAnswer, MultipleChoiceResult, VolumeAnswer } from "@medgemma/tasks";
import type { CommandContext } from "../command-context.js";
import type { ThinkingFlags } from "../options/common-options.js";
import { printable } from "../terminal/printable.js";

type Answer = ClosedAnswer | MultipleChoiceResult | VolumeAnswer;

/** With `--show-thinking`: what the model thought before the answer of a closed question. */
export function printThoughts(answer: Answer, flags: ThinkingFlags, { screen }: Pick<CommandContext, "screen">): void {
  if (flags.showThinking !== true) return;
  for (const thought of thoughtsOf(answer)) screen.aside(`${printable(thought)}\n`);
}

/** One for each wording, or the one before an argument. */
function thoughtsOf(answer: Answer): readonly string[] {
  const thinking = answer.ok && "reasoning" in answer ? answer.reasoning?.thinking : answer.thinking;
  return [thinking ?? []].flat();
}
