import { stat, writeFile } from "node:fs/promises";
import { dirname, extname } from "node:path";
import { InvalidArgumentError, type RgbImage } from "@medgemma/core";
import { type LocatedFinding, localizeFindings } from "@medgemma/tasks";
import type { CommandContext } from "../command-context.js";
import { readImages } from "../input/read-images.js";
import type { GenerationFlags, ModelFlags } from "../options/common-options.js";
import { finishAnswer } from "./finish-answer.js";
import { followRun, streamOf } from "./follow-run.js";
import { taskOptions } from "./task-options.js";

export interface LocateFlags extends ModelFlags, GenerationFlags {
  readonly thinking: boolean;
  readonly image?: readonly string[];
  readonly view?: string;
  readonly output?: string;
}

/** `medgemma locate`: boxes around targets, in pixels and, if asked for, drawn into a copy of the image. */
export async function runLocate(
  targets: readonly string[],
  flags: LocateFlags,
  context: CommandContext,
): Promise<number> {
  const { image: files = [], view, output } = flags;
  const { screen } = context;
  const [file] = files;
  if (file === undefined || files.length > 1) {
    const message = file === undefined ? "There is no image." : "There can be one image only.";
    throw new InvalidArgumentError(message, { hint: 'For example: medgemma locate "heart" --image chest.png' });
  }
  if (output !== undefined) await checkOutput(output);
  const [image] = await readImages([file]);
  if (image === undefined) return 0;
  await using opened = await context.openModel(flags);
  const stream = streamOf("structured", flags, context);
  const run = localizeFindings(
    opened.model,
    { image, targets, ...(view !== undefined && { view }) },
    { ...taskOptions(flags, context, opened.model), allowThinking: flags.thinking },
  );
  const result = await followRun(run, context, stream);
  if (result.ok && output !== undefined) await writeBoxes(output, image, result.findings);
  return finishAnswer(context, {
    command: "locate",
    noun: "boxes",
    result: { ...result, ...(result.ok && output !== undefined && { output }) },
    warnings: opened.warnings,
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
      if (output !== undefined) screen.note(`Drawn into ${output}.`);
    },
  });
}

async function checkOutput(output: string): Promise<void> {
  if (extname(output).toLowerCase() !== ".png") {
    throw new InvalidArgumentError("--output writes PNG.", { hint: "Give a name that ends in .png." });
  }
  const folder = await stat(dirname(output)).catch(() => undefined);
  if (folder?.isDirectory() !== true) {
    throw new InvalidArgumentError("The folder of --output is not there.", { hint: "Make it first." });
  }
}

async function writeBoxes(output: string, image: RgbImage, findings: readonly LocatedFinding[]): Promise<void> {
  const { drawBoxes } = await import("../draw/draw-boxes.js");
  const { encodePng } = await import("@medgemma/imaging");
  const bytes = await encodePng(drawBoxes(image, findings));
  await writeFile(output, bytes).catch((cause: NodeJS.ErrnoException) => {
    throw new InvalidArgumentError(`The file of --output cannot be written (${cause.code ?? "unknown reason"}).`, {
      hint: "Choose a place that can be written to.",
      cause,
    });
  });
}
