import { Command } from "commander";
import {
  addImageOption,
  addJsonGenerationOptions,
  addModelOptions,
  addOutputOptions,
  addPromptOption,
  type OutputFlags,
} from "../options/common-options.js";
import { path, text } from "../options/parse-values.js";
import type { LocateFlags } from "../run/locate.js";
import { runAction } from "../run-action.js";
import { examples } from "./examples.js";

/** `medgemma locate` */
export function locateCommand(): Command {
  const command = new Command("locate")
    .description("Mark where findings or anatomy are in an image.")
    .argument("<targets...>", "what to look for; several words in quotes")
    .optionsGroup("Image:");
  addImageOption(command, "picture or DICOM file")
    .option("--view <text>", "projection, for example PA", text)
    .option("--output <file>", "PNG file to write: the image with boxes and labels drawn in", path);
  addPromptOption(addJsonGenerationOptions(command));
  addModelOptions(command);
  return addOutputOptions(command)
    .addHelpText(
      "after",
      "\nBoxes are loose, and the first MedGemma was not trained to draw any.\n" +
        examples(
          'medgemma locate heart "right clavicle" --image chest.png',
          'medgemma locate "pleural effusion" --image chest.png --view PA --output boxes.png',
        ),
    )
    .action((targets: readonly string[], flags: LocateFlags & OutputFlags) =>
      runAction(flags, async (context) => (await import("../run/locate.js")).runLocate(targets, flags, context)),
    );
}
