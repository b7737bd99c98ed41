import { Command } from "commander";
import {
  addImageOption,
  addModelOptions,
  addOutputOptions,
  addThinkingOptions,
  type OutputFlags,
} from "../options/common-options.js";
import { numberBetween, text } from "../options/parse-values.js";
import type { ClassifyFlags } from "../run/classify.js";
import { runAction } from "../run-action.js";
import { examples } from "./examples.js";

/** `medgemma classify` */
export function classifyCommand(): Command {
  const command = new Command("classify")
    .description("Choose which of several labels fits an image; probabilities come from the model's logits.")
    .argument("<labels...>", "from 2 to 26 labels; those of several words in quotes")
    .optionsGroup("Labels:");
  addImageOption(command)
    .option("--question <text>", "what the labels answer", text, "Which of these fits the image best?")
    .option("--blank-prior", "divide by the answer over a black image")
    .option("--abstain-below <p>", "decide nothing when the best is less probable than this", numberBetween(0, 1));
  addThinkingOptions(command);
  addModelOptions(command);
  return addOutputOptions(command)
    .addHelpText(
      "after",
      examples(
        'medgemma classify "pleural effusion" pneumothorax normal --image chest.png',
        'medgemma classify melanoma nevus --image skin.jpg --question "Which is more likely?" --abstain-below 0.7',
      ),
    )
    .action((labels: readonly string[], flags: ClassifyFlags & OutputFlags) =>
      runAction(flags, async (context) => (await import("../run/classify.js")).runClassify(labels, flags, context)),
    );
}
