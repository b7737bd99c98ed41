import { Command } from "commander";
import {
  addGenerationOptions,
  addImageOption,
  addModelOptions,
  addOutputOptions,
  addPromptOption,
  type OutputFlags,
} from "../options/common-options.js";
import { collectPaths, path, text } from "../options/parse-values.js";
import type { ReportFlags } from "../run/report.js";
import { runAction } from "../run-action.js";
import { examples } from "./examples.js";

/** `medgemma report` */
export function reportCommand(): Command {
  const command = new Command("report")
    .description("Draft a radiology report from the images of one study.")
    .argument("[images...]", "pictures, DICOM files, or the folder or zip of a study, NIfTI, NRRD", collectPaths)
    .optionsGroup("Study:");
  addImageOption(command, "the same as an argument; give it again for more images")
    .option("--indication <text>", 'why the examination was asked for, for example "cough, fever"', text)
    .option("--view <text>", "projection, for example PA", text)
    .option("--examination <text>", 'what was examined, for example "CT of the abdomen with contrast"', text)
    .option("--patient <text>", 'age and sex as far as they matter, for example "64-year-old woman"', text)
    .option("--technique <text>", "how the images were made", text)
    .option("--comparison <text>", "what is known of earlier examinations", text)
    .option("--prior-image <file>", "image of an earlier study; may be given again", collectPaths)
    .option("--prior-report <file>", "text file with the report of an earlier study", path)
    .option("--no-finding-list", "leave out the second answer, which lists the findings");
  addPromptOption(addGenerationOptions(command, "write the report as it comes (default on a terminal)"));
  addModelOptions(command);
  return addOutputOptions(command)
    .addHelpText(
      "after",
      examples(
        "medgemma report chest.png",
        'medgemma report chest.png --model ./medgemma-onnx --indication "cough, fever" --view PA',
        "medgemma report now.png --prior-image before.png --prior-report before.txt",
        "medgemma report chest.png --json > report.json",
      ),
    )
    .action((images: readonly string[] = [], flags: ReportFlags & OutputFlags) =>
      runAction(flags, async (context) => (await import("../run/report.js")).runReport(images, flags, context)),
    );
}
