import { Command, Option } from "commander";
import {
  addJsonGenerationOptions,
  addModelOptions,
  addOutputOptions,
  type OutputFlags,
} from "../options/common-options.js";
import { path, text } from "../options/parse-values.js";
import type { SummarizeFlags } from "../run/summarize.js";
import { runAction } from "../run-action.js";
import { examples } from "./examples.js";

/** `medgemma summarize` */
export function summarizeCommand(): Command {
  const command = new Command("summarize")
    .description("Summarise a clinical text. Every sentence is checked against the lines that it cites.")
    .argument("[file]", "text file; without it, or as -, the text is read from standard input", path)
    .optionsGroup("Summary:")
    .addOption(new Option("--kind <kind>", "what to write").choices(["note", "discharge", "hand-over"]).default("note"))
    .option("--focus <text>", "what matters most, for example anticoagulation", text)
    .option("--audience <text>", 'who reads it, for example "the general practitioner"', text)
    .option("--ask-support", "also ask the model whether the text states each sentence");
  addJsonGenerationOptions(command);
  addModelOptions(command);
  return addOutputOptions(command)
    .addHelpText(
      "after",
      examples(
        "medgemma summarize note.txt --kind discharge",
        'medgemma summarize note.txt --kind hand-over --focus anticoagulation --audience "the night shift"',
        "medgemma summarize --json < note.txt",
      ),
    )
    .action((file: string | undefined, flags: SummarizeFlags & OutputFlags) =>
      runAction(flags, async (context) => (await import("../run/summarize.js")).runSummarize(file, flags, context)),
    );
}
