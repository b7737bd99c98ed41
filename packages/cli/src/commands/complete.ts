import { Command } from "commander";
import {
  addGenerationOptions,
  addImageOption,
  addModelOptions,
  addOutputOptions,
  type OutputFlags,
} from "../options/common-options.js";
import { collectAsIs } from "../options/parse-values.js";
import type { CompleteFlags } from "../run/complete.js";
import { runAction } from "../run-action.js";
import { examples } from "./examples.js";

/** A base model rarely ends by itself. */
const defaultTokens = 256;

/** `medgemma complete` */
export function completeCommand(): Command {
  const command = new Command("complete")
    .description("Let the model go on from a text as it stands, without a chat template: for base models (-pt).")
    .argument("[prompt]", "in quotes; without it, or as -, it is read from standard input")
    .optionsGroup("Prompt:");
  addImageOption(command, "stands before the text; give it again for more images").option(
    "--stop <text>",
    "a text that ends the answer; give it again for more",
    collectAsIs,
  );
  addGenerationOptions(command, "write the text as it comes (default on a terminal)", String(defaultTokens));
  addModelOptions(command);
  return addOutputOptions(command)
    .addHelpText(
      "after",
      "\nThe last line break of standard input is not part of the prompt.\n" +
        examples(
          'medgemma complete "The capital of France is" --model ./medgemma-gguf --max-tokens 10',
          'medgemma complete "The chest radiograph shows" --image chest.png --model ./medgemma-onnx',
          "medgemma complete --stop . --temperature 0.8 --seed 1 < note.txt",
        ),
    )
    .action((prompt: string | undefined, flags: CompleteFlags & OutputFlags) =>
      runAction(flags, async (context) =>
        (await import("../run/complete.js")).runComplete(prompt, { maxTokens: defaultTokens, ...flags }, context),
      ),
    );
}
