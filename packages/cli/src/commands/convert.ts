import { Command, Option } from "commander";
import { addOutputOptions, type OutputFlags } from "../options/common-options.js";
import { collect, path, text } from "../options/parse-values.js";
import type { ConvertFlags } from "../run/convert.js";
import { runAction } from "../run-action.js";
import { examples } from "./examples.js";

/** `medgemma convert` */
export function convertCommand(): Command {
  const command = new Command("convert")
    .description("Convert a Hugging Face MedGemma checkpoint for a runtime, into a folder of your choice.")
    .argument("<checkpoint>", "folder with config.json, *.safetensors and tokenizer.json, or a Hugging Face id", path)
    .argument("<output>", "folder to write", path)
    .optionsGroup("Conversion:")
    .addOption(new Option("--to <kind>", "what to write").choices(["onnx", "gguf"]).default("onnx"))
    .option(
      "--format <format>",
      "weights: fp32, q8, q4 (onnx, default q8); f32, f16, bf16, q8_0, q4_k_m … (gguf, default q8_0)",
      text,
    )
    .option(
      "--vision <format>",
      "weights of the image encoder: fp32, fp16, q8 (onnx, default fp16, beside fp32 fp32); as above (gguf, default f16)",
      text,
    )
    .option(
      "--adapter <dir[=scale]>",
      "PEFT LoRA adapter to merge, a folder or a Hugging Face id; may be given again",
      collect,
      [],
    )
    .option("--calibration <file>", "text that q4 is rounded by (default: a text of the SDK's own)", path)
    .option("--no-calibration", "round q4 without running a text through the model: faster, and loses more")
    .option("--name <name>", "name of the model (default: the folder's)", text)
    .option("--revision <commit>", "revision of the checkpoint, for provenance", text)
    .option("--overwrite", "replace an earlier conversion");
  return addOutputOptions(command)
    .addHelpText(
      "after",
      examples(
        "medgemma convert ./medgemma-1.5-4b-it ./medgemma-onnx",
        "medgemma convert ./medgemma-1.5-4b-it ./medgemma-q4 --format q4",
        "medgemma convert ./medgemma-1.5-4b-it ./medgemma-gguf --to gguf --format q8_0 --adapter ./my-lora=0.8",
      ),
    )
    .action((checkpoint: string, output: string, flags: ConvertFlags & OutputFlags) =>
      runAction(flags, async (context) =>
        (await import("../run/convert.js")).runConvert({ checkpoint, output }, flags, context),
      ),
    );
}
