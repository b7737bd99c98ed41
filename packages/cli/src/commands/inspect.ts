import { Command, Option } from "commander";
import type { VolumeKind } from "@medgemma/volumes";
import { addOutputOptions, type OutputFlags } from "../options/common-options.js";
import { path, wholeNumber } from "../options/parse-values.js";
import type { InspectFlags } from "../run/inspect.js";
import { runAction } from "../run-action.js";
import { examples } from "./examples.js";

/** `medgemma inspect` */
export function inspectCommand(): Command {
  const command = new Command("inspect")
    .description("Tell what an image file is, how the model would see it, and what of it would go into a prompt.")
    .argument("<source>", "picture, DICOM file, folder or zip of a study, NIfTI, NRRD, or a whole slide", path)
    .option("--output <file>", "write what the model would see as PNG", path)
    .option("--frame <n>", "frame or slice to write, from 0 (default: the middle one)", wholeNumber(0))
    .addOption(
      new Option("--kind <kind>", "what a NIfTI or NRRD file shows").choices(["ct", "mr"] satisfies VolumeKind[]),
    );
  return addOutputOptions(command)
    .addHelpText(
      "after",
      "\nNothing of the patient is printed: of elements that may tell who it is, names only.\n" +
        examples(
          "medgemma inspect chest.dcm",
          "medgemma inspect ./ct-series --output middle-slice.png",
          "medgemma inspect brain.nii.gz --kind mr --frame 40 --output slice.png",
        ),
    )
    .action((source: string, flags: InspectFlags & OutputFlags) =>
      runAction(flags, async (context) => (await import("../run/inspect.js")).runInspect(source, flags, context)),
    );
}
