import { Command } from "commander";
import { addImageOption, addModelOptions, addOutputOptions, type OutputFlags } from "../options/common-options.js";
import { path, wholeNumber } from "../options/parse-values.js";
import type { BenchFlags } from "../run/bench.js";
import { runAction } from "../run-action.js";
import { examples } from "./examples.js";

/** `medgemma bench` */
export function benchCommand(): Command {
  const command = new Command("bench")
    .description("Measure a model on this machine: load, image, prefill, decode, memory.")
    .optionsGroup("Measurement:");
  addImageOption(command, "picture or DICOM file (default: a drawn gradient)")
    .option("--prompt-tokens <n>", "tokens of the prompt", wholeNumber(8), 512)
    .option("--tokens <n>", "tokens to write", wholeNumber(1), 64)
    .option("--perplexity <file>", "measure the perplexity of a text file instead, and the bits per weight", path)
    .option("--rounds <n>", "how often; medians are told", wholeNumber(1), 3);
  addModelOptions(command);
  return addOutputOptions(command)
    .addHelpText(
      "after",
      examples(
        "medgemma bench --model ./medgemma-onnx",
        "medgemma bench --model ./medgemma-gguf --device cpu --rounds 5",
        "medgemma bench --model ./medgemma-onnx --perplexity note.txt",
        "medgemma bench --prompt-tokens 1000 --tokens 100 --json",
      ),
    )
    .action((flags: BenchFlags & OutputFlags) =>
      runAction(flags, async (context) => (await import("../run/bench.js")).runBench(flags, context)),
    );
}
