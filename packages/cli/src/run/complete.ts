import { type GenerationEvent, InferenceFailedError, InvalidArgumentError, type MessagePart } from "@medgemma/core";
import { describeModelOrigin, intendedUseNotice, TaskRun } from "@medgemma/tasks";
import type { CommandContext } from "../command-context.js";
import { readImages } from "../input/read-images.js";
import { readText } from "../input/read-text.js";
import type { GenerationFlags, ImageFlags, ModelFlags } from "../options/common-options.js";
import { printable } from "../terminal/printable.js";
import { finishAnswer } from "./finish-answer.js";
import { followRun, streamOf } from "./follow-run.js";
import { taskOptions } from "./task-options.js";

export interface CompleteFlags extends ModelFlags, GenerationFlags, ImageFlags {
  readonly stop?: readonly string[];
}

type GenerationEnd = Extract<GenerationEvent, { type: "generation-end" }>;

/** `medgemma complete`: what a model writes after a text, and images before it, as they stand. */
export async function runComplete(
  given: string | undefined,
  flags: CompleteFlags,
  context: CommandContext,
): Promise<number> {
  const { screen } = context;
  const isPiped = given === undefined || given === "-";
  // Text files end with a line break, which would be part of the prompt.
  const prompt = isPiped ? (await readText(given, "prompt", context)).replace(/\r?\n$/, "") : given;
  const images = await readImages(flags.image ?? [], { flags, context });
  if (prompt === "" && images.length === 0) {
    throw new InvalidArgumentError("The prompt is empty.", {
      hint: 'Give it in quotes: medgemma complete "The heart is"',
    });
  }
  await using opened = await context.openModel(flags, { rawText: true });
  const { model } = opened;
  const { signal: _, prompt: __, thinking: mode, ...options } = taskOptions(flags, context, model);
  const parts: MessagePart[] = [
    ...images.map((image) => ({ type: "image" as const, image })),
    { type: "text", text: prompt },
  ];
  const allowThinking = mode === undefined ? {} : { allowThinking: mode !== "off" };
  const request = { parts, ...options, ...allowThinking, ...(flags.stop !== undefined && { stop: flags.stop }) };
  const run = new TaskRun((signal) => followable(model.complete({ ...request, signal })), context.signal);
  const stream = streamOf("prose", flags, context);
  const { text, thinking, finishReason, usage, timings } = await followRun(run, context, stream);
  const origin = await describeModelOrigin(model, { images, imageFit: "stretch" });
  return finishAnswer(context, {
    command: "complete",
    noun: "text",
    result: {
      ...usability({ text, finishReason }),
      text,
      finishReason,
      ...(thinking !== undefined && { thinking }),
      provenance: { ...origin, sampling: options.sampling ?? {}, usage, timings },
      notice: intendedUseNotice,
    },
    warnings: opened.warnings,
    wasStreamed: stream.stream !== undefined,
    print() {
      if (stream.stream === undefined) screen.line(printable(text));
      const note = endings[finishReason];
      if (note !== undefined) screen.note(note);
    },
  });
}

/** A text that a budget ends is a completion like any other: base models rarely end by themselves. */
const endings: Partial<Record<GenerationEnd["finishReason"], string>> = {
  length: "Ended by the number of tokens; --max-tokens gives more room.",
  loop: "Ended because the model repeated itself; try --temperature 0.7 --seed 1.",
};

function usability({ text, finishReason }: Pick<GenerationEnd, "text" | "finishReason">) {
  if (finishReason === "thinking-length") return { ok: false, reason: "thinking-unfinished" };
  return text === "" ? { ok: false, reason: "empty" } : { ok: true };
}

/** The events of a generation as the command follows those of tasks; its end is the result. */
async function* followable(events: AsyncIterable<GenerationEvent>) {
  let end: GenerationEnd | undefined;
  for await (const event of events) {
    if (event.type === "generation-end") end = event;
    else if (event.type === "token") {
      if (event.text !== "") yield { type: event.channel === "thinking" ? "thinking" : "text", text: event.text };
    } else yield event;
  }
  if (end === undefined) throw new InferenceFailedError("The model's stream ended without a generation-end event.");
  return end;
}
