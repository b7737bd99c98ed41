import type { TaskRun } from "@medgemma/tasks";
import type { CommandContext } from "../command-context.js";
import { printable } from "../terminal/printable.js";

/** The events that tasks have in common; a task's own are passed over. */
interface CommonEvent {
  readonly type: string;
  readonly text?: string;
  readonly processedTokens?: number;
  readonly totalTokens?: number;
}

export interface FollowOptions {
  /** Where text goes while it is written; without it there is progress alone. */
  readonly stream?: "answer" | "aside";
  readonly showThinking?: boolean;
}

/** Follows a task to its result: shows progress, and the text as it comes if that is asked for. */
export async function followRun<Event extends CommonEvent, Result>(
  run: TaskRun<Event, Result>,
  { screen }: Pick<CommandContext, "screen">,
  { stream, showThinking = false }: FollowOptions,
): Promise<Result> {
  screen.progress("Reading the prompt");
  let pieces = 0;
  let wasThinking = false;
  for await (const { type, text = "", processedTokens = 0, totalTokens = 1 } of run) {
    if (wasThinking && type !== "thinking" && showThinking) screen.aside("\n");
    wasThinking = type === "thinking";
    switch (type) {
      case "queued":
        break;
      case "prefill-progress":
        screen.progress("Reading the prompt", processedTokens / totalTokens);
        break;
      case "thinking":
        if (showThinking) screen.aside(printable(text));
        else screen.progress(`Thinking, ${++pieces} pieces`);
        break;
      case "finding-list":
        screen.progress(`Listing the findings, ${++pieces} pieces`);
        break;
      default:
        if (stream === "answer") screen.answer(printable(text));
        else if (stream === "aside") screen.aside(printable(text));
        else screen.progress(`Writing, ${++pieces} pieces`);
    }
  }
  screen.endLine();
  if (stream === "aside") screen.aside("\n");
  screen.clearProgress();
  return run;
}

/** Where a command streams to: prose as it comes on a terminal, the JSON of structured answers only when asked for. */
export function streamOf(
  kind: "prose" | "structured",
  { stream, showThinking }: { readonly stream?: boolean; readonly showThinking?: boolean },
  { screen, json }: Pick<CommandContext, "screen" | "json">,
): FollowOptions {
  const thinking = showThinking === undefined ? {} : { showThinking };
  if (kind === "structured") return { ...(stream === true && { stream: "aside" as const }), ...thinking };
  return { ...(!json && (stream ?? screen.isInteractive) && { stream: "answer" as const }), ...thinking };
}
