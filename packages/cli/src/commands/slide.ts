import { Command } from "commander";
import {
  addGenerationOptions,
  addModelOptions,
  addOutputOptions,
  type OutputFlags,
} from "../options/common-options.js";
import { collectPaths, numberBetween, text, wholeNumber } from "../options/parse-values.js";
import type { SlideFlags } from "../run/slide.js";
import { runAction } from "../run-action.js";
import { examples } from "./examples.js";

/** `medgemma slide` */
export function slideCommand(): Command {
  const command = new Command("slide")
    .description("Draft a brief diagnostic text from patches of a whole slide.")
    .argument(
      "<sources...>",
      "pyramidal TIFF, SVS, or the DICOM files of a slide's levels, also as a folder",
      collectPaths,
    )
    .optionsGroup("Slide:")
    .requiredOption("--specimen <text>", 'tissue and procedure, for example "colon, biopsy"', text)
    .option("--magnification <x>", "of the patches: the level closest to it is taken", numberBetween(0.1, 100), 10)
    .option("--max-patches <n>", "patches at most; of more a part is drawn", wholeNumber(1), 126)
    .option("--patch-size <pixels>", "side of a patch", wholeNumber(16), 896)
    .option("--patch-seed <n>", "of the draw", wholeNumber(0), 0)
    .option("--structure", "also put the text into fields, each checked against it");
  addGenerationOptions(command, "write the text as it comes (default on a terminal)");
  addModelOptions(command);
  return addOutputOptions(command)
    .addHelpText(
      "after",
      "\nLabels and overviews of the slide, which may show who the patient is, are not read.\n" +
        examples(
          'medgemma slide biopsy.svs --specimen "colon, biopsy"',
          'medgemma slide ./dicom-levels --specimen "skin, excision" --magnification 20 --max-patches 40',
        ),
    )
    .action((sources: readonly string[], flags: SlideFlags & OutputFlags) =>
      runAction(flags, async (context) => (await import("../run/slide.js")).runSlide(sources, flags, context)),
    );
}
