import { InvalidArgumentError } from "@medgemma/core";
import { localizeFindings } from "@medgemma/tasks";
import type { CommandContext } from "../command-context.js";
import { checkLabels } from "../input/check-labels.js";
import { readStudyImages } from "../input/read-images.js";
import { viewOf } from "../input/study-facts.js";
import type { GenerationFlags, ImageFlags, ModelFlags } from "../options/common-options.js";
import { checkOutput, writeBoxes } from "./box-image.js";
import { finishAnswer } from "./finish-answer.js";
import { followRun, streamOf } from "./follow-run.js";
import { tellError } from "../report-error.js";
import { taskOptions } from "./task-options.js";

export interface LocateFlags extends ModelFlags, GenerationFlags, ImageFlags {
  readonly view?: string;
  readonly output?: string;
}

/** `medgemma locate`: boxes around targets, in pixels and, if asked for, drawn into a copy of the image. */
export async function runLocate(
  words: readonly string[],
  flags: LocateFlags,
  context: CommandContext,
): Promise<number> {
  const { image: files = [], output } = flags;
  const { screen } = context;
  const targets = checkLabels(words, 'medgemma locate heart "right clavicle" --image chest.png');
  if (targets.length > 20) {
    throw new InvalidArgumentError("There can be 20 targets at most.", { hint: "Look for the rest in a second run." });
  }
  const [file] = files;
  if (file === undefined || files.length > 1) {
    const message = file === undefined ? "There is no image." : "There can be one image only.";
    throw new InvalidArgumentError(message, { hint: 'For example: medgemma locate "heart" --image chest.png' });
  }
  if (output !== undefined) await checkOutput(output, file);
  const read = await readStudyImages([file], { flags, context });
  const [image] = read.images;
  if (image === undefined || read.images.length > 1) {
    throw new InvalidArgumentError("There can be one image only.", { hint: "Give one file, of one frame." });
  }
  const view = flags.view ?? viewOf(read.facts);
  await using opened = await context.openModel(flags);
  const stream = streamOf("structured", flags, context);
  const run = localizeFindings(
    opened.model,
    { image, targets, ...(view !== undefined && { view }) },
    { ...taskOptions(flags, context, opened.model) },
  );
  const result = await followRun(run, context, stream);
  // A disk that is full is no reason to lose the boxes.
  const unwritten =
    result.ok && output !== undefined
      ? await writeBoxes(output, image, result.findings).then(
          () => undefined,
          // Without its name, which may be a patient's.
          (error: unknown) => ({ ...tellError(error), message: "The file of --output cannot be written." }),
        )
      : undefined;
  const isDrawn = result.ok && output !== undefined && unwritten === undefined;
  const exitCode = finishAnswer(context, {
    command: "locate",
    noun: "boxes",
    result: { ...result, ...(isDrawn && { output }) },
    warnings: [...opened.warnings, ...(unwritten === undefined ? [] : [`${unwritten.message} (${unwritten.code})`])],
    wasStreamed: stream.stream !== undefined,
    print() {
      if (!result.ok) return;
      for (const { label, box } of result.findings) {
        const [x0, y0, x1, y1] = [box.x0, box.y0, box.x1, box.y1].map(Math.round);
        screen.line(`${screen.styled("bold", label)}  x ${x0}-${x1}, y ${y0}-${y1}`);
      }
      for (const label of result.notFound) screen.line(`${label}  not found`);
      for (const { label, reason } of result.rejected) {
        screen.note(`Left out, a box of "${label}": ${reason === "no-area" ? "it has no area" : "it lies outside"}.`);
      }
      screen.note(`Pixels of the image, ${image.width} x ${image.height}, from the top left corner.`);
      if (isDrawn) screen.note(`Drawn into ${output}.`);
    },
  });
  if (unwritten === undefined) return exitCode;
  screen.error(`${unwritten.message} (${unwritten.code})`, unwritten.next);
  return unwritten.exitCode;
}
