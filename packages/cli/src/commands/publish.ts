import { Command } from "commander";
import { addOutputOptions, type OutputFlags } from "../options/common-options.js";
import { path, text } from "../options/parse-values.js";
import type { PublishFlags } from "../run/publish.js";
import { runAction } from "../run-action.js";
import { examples } from "./examples.js";

/** `medgemma publish` */
export function publishCommand(): Command {
  const command = new Command("publish")
    .description("Upload a converted model or an adapter to a repository of yours on the Hugging Face Hub.")
    .argument("<dir>", "folder that medgemma convert wrote, or of a LoRA adapter", path)
    .requiredOption("--to <user/repo>", "repository; it is made if there is none", text)
    .option("--public", "make a new repository public (default: private)")
    .option("--branch <name>", "branch, made if there is none (default: main)", text)
    .option("--message <text>", "title of the commit", text)
    .option("--base-model <id>", "base model of an adapter whose files do not name it", text);
  return addOutputOptions(command)
    .addHelpText(
      "after",
      "\nWrites a page (README.md) that tells how to load the model, where it comes from and which terms go with it, and a NOTICE.\n" +
        "Files that do not belong to the model are refused. What the repository has already is not sent again.\n" +
        "The token (HF_TOKEN, or `hf auth login`) needs the right to write. Environment: HF_ENDPOINT, HTTPS_PROXY.\n" +
        examples(
          "medgemma publish ./medgemma-onnx --to you/medgemma-q4",
          "medgemma publish ./my-lora --to you/my-lora --public",
        ),
    )
    .action((folder: string, flags: PublishFlags & OutputFlags) =>
      runAction(flags, async (context) => (await import("../run/publish.js")).runPublish(folder, flags, context)),
    );
}
