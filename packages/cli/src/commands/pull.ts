import { Command, Option } from "commander";
import { addOutputOptions, type OutputFlags } from "../options/common-options.js";
import { text } from "../options/parse-values.js";
import type { PullFlags } from "../run/pull.js";
import { runAction } from "../run-action.js";
import { examples } from "./examples.js";

/** `medgemma pull` */
export function pullCommand(): Command {
  const command = new Command("pull")
    .description("Fetch a model and make it ready for a runtime, so that it loads at once, also without a connection.")
    .argument("<model>", "Hugging Face id (owner/name[@revision]), hf: reference or https:// address", text)
    .optionsGroup("Model:")
    .addOption(
      new Option("--runtime <id>", "runtime that it is made ready for; auto takes the usual one")
        .choices(["auto", "onnx", "gguf"])
        .default("auto"),
    )
    .option("--format <name>", "weights: auto, fp32, q8, q4, or llama.cpp's names (default: auto)", text)
    .option("--mmproj <file>", "image encoder among the GGUF files of a repository", text)
    .option("--no-convert", "only fetch all files of a repository, as they are");
  return addOutputOptions(command)
    .addHelpText(
      "after",
      `\n${hubHelp}\n` +
        examples(
          "medgemma pull google/medgemma-1.5-4b-it",
          "medgemma pull google/medgemma-1.5-4b-it --runtime gguf --format q4_k_m",
          "medgemma pull unsloth/medgemma-1.5-4b-it-GGUF --format q8",
        ),
    )
    .action((model: string, flags: PullFlags & OutputFlags) =>
      runAction(flags, async (context) => (await import("../run/pull.js")).runPull(model, flags, context)),
    );
}

/** What decides where models come from and where they are kept. */
export const hubHelp = [
  "Ctrl-C keeps what is here; the same command goes on from there.",
  "Environment: HF_TOKEN (or `hf auth login`) for gated models, HF_ENDPOINT, HF_HUB_OFFLINE=1, MEDGEMMA_HOME (folder of",
  "models), HTTPS_PROXY, HF_HUB_DOWNLOAD_TIMEOUT (seconds). Files in Python's Hub cache (HF_HUB_CACHE) are used.",
].join("\n");
