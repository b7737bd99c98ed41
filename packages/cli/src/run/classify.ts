import { InvalidArgumentError } from "@medgemma/core";
import { choose } from "@medgemma/tasks";
import type { CommandContext } from "../command-context.js";
import { readImages } from "../input/read-images.js";
import type { ImageFlags, ModelFlags, ThinkingFlags } from "../options/common-options.js";
import { checkChoices, finishClosed } from "./ask.js";
import { thinkingOptions } from "./task-options.js";

export interface ClassifyFlags extends ModelFlags, ImageFlags, ThinkingFlags {
  readonly question: string;
  readonly blankPrior?: boolean;
  readonly abstainBelow?: number;
}

/** `medgemma classify`: which of several labels fits the image, with the probability of each. */
export async function runClassify(
  labels: readonly string[],
  { image = [], question, blankPrior = false, abstainBelow, ...flags }: ClassifyFlags,
  context: CommandContext,
): Promise<number> {
  const options = checkChoices(labels, "medgemma classify effusion nodule normal --image chest.png");
  if (image.length === 0) {
    throw new InvalidArgumentError("There is no image.", { hint: "Give one with --image FILE." });
  }
  const images = await readImages(image, { flags, context });
  await using opened = await context.openModel(flags);
  context.screen.progress("Weighing the labels");
  const closed = {
    signal: context.signal,
    blankImagePrior: blankPrior,
    ...(abstainBelow !== undefined && { abstainBelow }),
  };
  const answer = await choose(opened.model, { question, options, images }, { ...thinkingOptions(flags), ...closed });
  return finishClosed(answer, { command: "classify", warnings: opened.warnings, flags }, context);
}
