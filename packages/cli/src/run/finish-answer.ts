import type { ModelOrigin, Provenance } from "@medgemma/tasks";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import { noteOn } from "../input/read-images.js";
import { failureWords } from "./failure-words.js";
import { printable } from "../terminal/printable.js";

/** Stands under every answer. The JSON object carries the tasks' longer notice. */
export const noticeLine = "Draft for professionals; not a medical device.";

/** Where an answer comes from: of a task, or a raw completion. */
type AnswerOrigin = ModelOrigin & Partial<Pick<Provenance, "usage" | "timings">>;

/** What every result has. */
export interface AnyResult {
  readonly ok?: boolean;
  readonly reason?: string;
  readonly problems?: readonly string[];
  readonly raw?: string;
  readonly cut?: true;
  readonly provenance: AnswerOrigin;
}

export interface AnswerEnd<Result extends AnyResult> {
  readonly command: string;
  /** What it would have been, for the line that says that it is none. */
  readonly noun: string;
  readonly result: Result;
  readonly warnings: readonly string[];
  /** Whether the raw answer was shown already. */
  readonly wasStreamed: boolean;
  readonly print: () => void;
  /** Shows what there is without a usable answer, too. */
  readonly printAnyway?: () => void;
}

/** Shows a result, or why there is none, and where it comes from. Returns the exit code. */
export function finishAnswer<Result extends AnyResult>(
  { screen, json }: Pick<CommandContext, "screen" | "json">,
  { command, noun, result, warnings, wasStreamed, print, printAnyway }: AnswerEnd<Result>,
): number {
  const isUsable = result.ok !== false;
  const exitCode = isUsable ? exitCodes.ok : exitCodes.unusable;
  if (json) {
    const all = [...warnings, ...imageWarnings(result.provenance)];
    screen.line(JSON.stringify({ command, ...result, warnings: all }, null, 2));
    return exitCode;
  }
  if (isUsable) {
    print();
    if (result.cut === true) screen.note("The list was cut off: what was finished is shown, the rest is missing.");
  } else {
    const { what, next } = failureWords(result.reason ?? "unknown");
    const places = result.problems?.length ? ` (${result.problems.join("; ")})` : "";
    // Not on standard output, where it would pass for an answer.
    if (!wasStreamed && result.raw?.trim()) screen.note(`The model wrote:\n${shortened(printable(result.raw.trim()))}`);
    screen.notice(`No usable ${noun}: ${what}${places}.`, "red");
    screen.notice(`  ${next}`);
  }
  printAnyway?.();
  screen.note(originLine(result.provenance));
  screen.notice(noticeLine, "yellow");
  return exitCode;
}

/** What must be known of the images that went into a result. */
export function imageWarnings({ images }: AnswerOrigin): readonly string[] {
  return images.flatMap(({ notes = [] }, index) => {
    const name = images.length === 1 ? "The image" : `The image number ${index + 1} of ${images.length}`;
    return notes.map((note) => noteOn(name, note));
  });
}

/** The beginning of a long text; `--json` has it whole. */
function shortened(text: string): string {
  const most = 1500;
  return text.length <= most ? text : `${text.slice(0, most)} … (${text.length - most} more characters, see --json)`;
}

/** Model, runtime and speed in one line. */
export function originLine(provenance: AnswerOrigin): string {
  const { model, runtime, mock, usage, timings } = provenance;
  const parts = [`${model.name} ${model.format}`, `${runtime.id} ${runtime.version} on ${runtime.device}`];
  if (mock) parts.unshift("MOCK: made up");
  if (usage !== undefined && timings !== undefined) {
    const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
    const read = usage.reusedTokens > 0 ? ` (${usage.reusedTokens} reused)` : "";
    parts.push(`${usage.promptTokens} tokens read${read} in ${seconds(timings.prefillMs)}`);
    parts.push(`${usage.completionTokens} written in ${seconds(timings.decodeMs)}`);
  }
  return parts.join(" · ");
}
