import type { RgbImage } from "@medgemma/core";
import { slideReport } from "@medgemma/tasks";
import type { CommandContext } from "../command-context.js";
import type { GenerationFlags, ModelFlags } from "../options/common-options.js";
import { printable } from "../terminal/printable.js";
import { finishAnswer } from "./finish-answer.js";
import { followRun, streamOf } from "./follow-run.js";
import { taskOptions } from "./task-options.js";
import { toldMagnification } from "./told-magnification.js";

export interface SlideFlags extends ModelFlags, GenerationFlags {
  readonly specimen: string;
  readonly magnification: number;
  readonly maxPatches: number;
  readonly patchSize: number;
  readonly patchSeed: number;
  readonly structure?: boolean;
}

/** `medgemma slide`: a brief diagnostic text from patches of a whole slide. */
export async function runSlide(
  sources: readonly string[],
  flags: SlideFlags,
  context: CommandContext,
): Promise<number> {
  const { specimen, magnification, maxPatches, patchSize, patchSeed, structure = false } = flags;
  const { screen, signal } = context;
  const { openSlide } = await import("@medgemma/slides");
  const slide = await openSlide(sources);
  if (!context.json) for (const note of slide.notes) screen.notice(`The slide: ${note}`, "yellow");
  const patches: RgbImage[] = [];
  const onProgress = ({ done, total }: { readonly done: number; readonly total: number }): void =>
    screen.progress(`Reading patch ${done} of ${total}`);
  let [level, own] = [0, undefined as number | undefined];
  const asked = { magnification, size: patchSize, max: maxPatches, seed: patchSeed, signal, onProgress };
  for await (const patch of slide.patches(asked)) {
    if (!context.json) for (const told of patch.image.notes ?? []) screen.notice(`The slide: ${told}`, "yellow");
    patches.push(patch.image);
    ({ level, magnification: own } = patch);
  }
  const { told, note } = toldMagnification(own, magnification);
  if (note !== undefined && !context.json) screen.notice(note, "yellow");
  await using opened = await context.openModel(flags);
  const stream = streamOf("prose", flags, context);
  const run = slideReport(
    opened.model,
    { patches, specimen, ...(told !== undefined && { magnification: told }) },
    { ...taskOptions(flags, context, opened.model), structure },
  );
  const result = await followRun(run, context, stream);
  return finishAnswer(context, {
    command: "slide",
    noun: "text",
    result,
    warnings: [...opened.warnings, ...slide.notes, ...(note === undefined ? [] : [note])],
    wasStreamed: stream.stream !== undefined,
    print() {
      if (!result.ok) return;
      if (stream.stream === undefined) screen.line(printable(result.text));
      if (result.structured?.ok === true) {
        for (const [name, value] of Object.entries(result.structured.structure))
          if (value !== null) screen.line(`  ${name.padEnd(10)} ${printable(value)}`);
        for (const name of result.structured.unverified) screen.note(`Not in the text as that: ${name}.`);
      }
      screen.note(`${patches.length} patches of level ${level}.`);
    },
  });
}
