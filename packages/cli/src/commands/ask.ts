import { Command } from "commander";
import {
  addGenerationOptions,
  addImageOption,
  addModelOptions,
  addOutputOptions,
  type OutputFlags,
} from "../options/common-options.js";
import { collectChoices, numberBetween, path } from "../options/parse-values.js";
import type { AskFlags } from "../run/ask.js";
import { runAction } from "../run-action.js";
import { examples } from "./examples.js";

/** `medgemma ask` */
export function askCommand(): Command {
  const command = new Command("ask")
    .description("Ask a question, about images if there are any. Closed questions get probabilities.")
    .argument("[question]", "in quotes; without it, or as -, it is read from standard input")
    .optionsGroup("Question:");
  addImageOption(command)
    .option("--text-file <file>", "a text that the question is about; - is standard input", path)
    .option("--yes-no", "answer yes or no, with probabilities")
    .option("--choices <list>", "answer one of these, with probabilities; separated by commas, or by |", collectChoices)
    .option("--abstain-below <p>", "decide nothing when the best is less probable than this", numberBetween(0, 1));
  addGenerationOptions(command, "write the answer as it comes (default on a terminal)");
  addModelOptions(command);
  return addOutputOptions(command)
    .addHelpText(
      "after",
      examples(
        'medgemma ask "What is a pneumothorax?"',
        'medgemma ask "Describe this radiograph." --image chest.png --max-tokens 300',
        'medgemma ask "Is there a pleural effusion?" --image chest.png --yes-no',
        'medgemma ask "Which side is the nodule on?" --image chest.png --choices left,right,none',
        'medgemma ask "Which drugs thin the blood?" --text-file note.txt',
      ),
    )
    .action((question: string | undefined, flags: AskFlags & OutputFlags) =>
      runAction(flags, async (context) => (await import("../run/ask.js")).runAsk(question, flags, context)),
    );
}
