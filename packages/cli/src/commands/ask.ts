import type { ChoiceMethod } from "@medgemma/tasks";
import { Command, Option } from "commander";
import {
  addGenerationOptions,
  addImageOption,
  addModelOptions,
  addOutputOptions,
  addPromptOption,
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
    .addOption(
      new Option(
        "--method <name>",
        "of --choices: scored (at once), reasoned (argument first), thought (thinks first) (default: by the model)",
      ).choices(["scored", "reasoned", "thought"] satisfies ChoiceMethod[]),
    )
    .option("--abstain-below <p>", "decide nothing when the best is less probable than this", numberBetween(0, 1));
  addPromptOption(addGenerationOptions(command, "write the answer as it comes (default on a terminal)"));
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
