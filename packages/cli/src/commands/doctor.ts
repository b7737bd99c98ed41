import { Command } from "commander";
import { addModelOptions, addOutputOptions, type OutputFlags } from "../options/common-options.js";
import type { DoctorFlags } from "../run/doctor.js";
import { runAction } from "../run-action.js";
import { examples } from "./examples.js";

/** `medgemma doctor` */
export function doctorCommand(): Command {
  const command = new Command("doctor")
    .description("Tell what this machine can run, and why not the rest.")
    .optionsGroup("Doctor:")
    .option("--load", "also read every byte of the model given, load it and write one token");
  addModelOptions(command);
  return addOutputOptions(command)
    .addHelpText(
      "after",
      "\nExit code 1 when no runtime works, or the model given does not.\n" +
        examples(
          "medgemma doctor",
          "medgemma doctor --model ./medgemma-onnx",
          "medgemma doctor --model ./medgemma-gguf --load",
          "medgemma doctor --json",
        ),
    )
    .action((flags: DoctorFlags & OutputFlags) =>
      runAction(flags, async (context) => (await import("../run/doctor.js")).runDoctor(flags, context)),
    );
}
