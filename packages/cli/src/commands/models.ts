import { Command } from "commander";
import { addOutputOptions, type OutputFlags } from "../options/common-options.js";
import { text } from "../options/parse-values.js";
import type { RemoveFlags } from "../run/remove.js";
import { runAction } from "../run-action.js";
import { examples } from "./examples.js";

/** `medgemma models` */
export function modelsCommand(): Command {
  const command = new Command("models")
    .description("List the models that were fetched and converted, with their sizes.")
    .option("--published", "list the published variants of MedGemma instead");
  return addOutputOptions(command)
    .addHelpText("after", examples("medgemma models", "medgemma models --published"))
    .action((flags: OutputFlags & { readonly published?: boolean }) =>
      runAction(flags, async (context) => (await import("../run/models.js")).runModels(flags, context)),
    );
}

/** `medgemma rm` */
export function removeCommand(): Command {
  const command = new Command("rm")
    .description("Remove a model that was fetched or converted; a folder of your own is never touched.")
    .argument("[model]", "id, address or path, as it was given to load it", text)
    .option("--keep-converted", "remove only the download that it was converted from")
    .option("--unfinished", "remove unfinished downloads, and files that no model uses");
  return addOutputOptions(command)
    .addHelpText(
      "after",
      examples(
        "medgemma rm google/medgemma-1.5-4b-it",
        "medgemma rm google/medgemma-1.5-4b-it --keep-converted",
        "medgemma rm --unfinished",
      ),
    )
    .action((model: string | undefined, flags: RemoveFlags & OutputFlags) =>
      runAction(flags, async (context) => (await import("../run/remove.js")).runRemove(model, flags, context)),
    );
}
