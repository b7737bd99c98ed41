import { Command, Option } from "commander";
import type { VolumeKind } from "@medgemma/volumes";
import {
  addModelOptions,
  addOutputOptions,
  addPromptOption,
  addThinkingOptions,
  type OutputFlags,
} from "../options/common-options.js";
import { collect, collectPaths, numberBetween, text, wholeNumber } from "../options/parse-values.js";
import type { VolumeFlags } from "../run/volume.js";
import { runAction } from "../run-action.js";
import { examples } from "./examples.js";

/** `medgemma volume` */
export function volumeCommand(): Command {
  const command = new Command("volume")
    .description("Ask yes-or-no questions about a CT or MR volume; its slices are computed once for all of them.")
    .argument("<sources...>", "DICOM files, a folder or zip of a series, or a NIfTI or NRRD file", collectPaths)
    .optionsGroup("Volume:")
    .requiredOption("--question <text>", "what yes or no answers; give it again for more", collect)
    .addOption(
      new Option("--kind <kind>", "what a NIfTI or NRRD file shows").choices(["ct", "mr"] satisfies VolumeKind[]),
    )
    .option(
      "--max-slices <n>",
      "slices at most, of all series together (default: 85, or as many as fit)",
      wholeNumber(1),
    )
    .option("--history <text>", "indication and history of the patient", text)
    .option("--abstain-below <p>", "decide nothing when the best is less probable than this", numberBetween(0, 1));
  addPromptOption(addThinkingOptions(command));
  addModelOptions(command);
  return addOutputOptions(command)
    .addHelpText(
      "after",
      examples(
        'medgemma volume ./ct-series --question "Is there a liver lesion?" --question "Is there ascites?"',
        'medgemma volume brain.nii.gz --kind mr --max-slices 20 --question "Is there a mass?"',
      ),
    )
    .action((sources: readonly string[], flags: VolumeFlags & OutputFlags) =>
      runAction(flags, async (context) => (await import("../run/volume.js")).runVolume(sources, flags, context)),
    );
}
