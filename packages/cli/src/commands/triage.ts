import { Command } from "commander";
import {
  addImageOption,
  addJsonGenerationOptions,
  addModelOptions,
  addOutputOptions,
  type OutputFlags,
} from "../options/common-options.js";
import { collect, path, text } from "../options/parse-values.js";
import type { TriageFlags } from "../run/triage.js";
import { runAction } from "../run-action.js";
import { examples } from "./examples.js";

/** `medgemma triage` */
export function triageCommand(): Command {
  const command = new Command("triage")
    .description("Suggest how urgently a patient should be seen, with reasons.")
    .argument("[file]", "text file with the case; without it, or as -, it is read from standard input", path)
    .optionsGroup("Case:");
  addImageOption(command)
    .option("--age <text>", 'for example "58 years"', text)
    .option("--sex <text>", "for example female", text)
    .option("--vital <name=value>", "vital sign with its unit in the name; may be given again", collect)
    .option(
      "--level <name=meaning>",
      "a level of the scale, the most urgent first; give it for each (default: emergency, urgent, routine)",
      collect,
    )
    .option("--observations <file>", "JSON: measured values with their units, for NEWS2 and for rules", path)
    .option(
      "--rules <name|file>",
      "rules that can only raise the level: news2, esi-vitals, or a file of JSON; may be given again",
      collect,
    )
    .option("--probabilities", "also ask for the level as a closed question");
  addJsonGenerationOptions(command);
  addModelOptions(command);
  return addOutputOptions(command)
    .addHelpText(
      "after",
      "\nNobody measured MedGemma as a triage nurse. No rules run unless --rules names them: see triage of @medgemma/tasks.\n" +
        examples(
          "medgemma triage case.txt",
          'echo "Chest pain and sweating for one hour." | medgemma triage --age "58 years" --vital "systolic mmHg=84"',
          "medgemma triage case.txt --observations vitals.json --rules news2",
          'medgemma triage case.txt --level "red=now" --level "yellow=within an hour" --level "green=can wait"',
        ),
    )
    .action((file: string | undefined, flags: TriageFlags & OutputFlags) =>
      runAction(flags, async (context) => (await import("../run/triage.js")).runTriage(file, flags, context)),
    );
}
