import { convertCheckpoint } from "@medgemma/convert";
import type { WeightFormat } from "@medgemma/core";
import { Command, Option } from "commander";

interface ConvertFlags {
  readonly format: WeightFormat;
  readonly vision: "fp32" | "q8";
  readonly name?: string;
  readonly revision?: string;
  readonly overwrite?: boolean;
}

/** `medgemma convert`: Hugging Face checkpoint folder → ONNX package folder. */
export function convertCommand(): Command {
  return new Command("convert")
    .description("Convert a Hugging Face MedGemma checkpoint folder to an ONNX package folder.")
    .argument("<checkpoint>", "folder with config.json, *.safetensors and tokenizer.json")
    .argument("<output>", "package folder to write")
    .addOption(new Option("--format <format>", "weights of the decoder").choices(["fp32", "q8", "q4"]).default("q8"))
    .addOption(new Option("--vision <format>", "weights of the image encoder").choices(["fp32", "q8"]).default("fp32"))
    .option("--name <name>", "name of the model (default: the folder's)")
    .option("--revision <commit>", "revision of the checkpoint, for provenance")
    .option("--overwrite", "replace an existing package")
    .action(convert);
}

async function convert(checkpoint: string, output: string, flags: ConvertFlags): Promise<void> {
  const controller = new AbortController();
  const interrupt = (): void => controller.abort(new Error("Interrupted; nothing was written."));
  process.once("SIGINT", interrupt);
  const terminal = process.stderr.isTTY;
  try {
    await convertCheckpoint({
      checkpoint,
      output,
      ...flags,
      signal: controller.signal,
      onProgress: ({ stage, processedBytes, totalBytes }) => {
        if (!terminal) return;
        const percent = totalBytes === 0 ? 100 : Math.floor((100 * processedBytes) / totalBytes);
        process.stderr.write(`\r\u001b[K${stage} ${percent} %`);
      },
    });
    process.stdout.write(`${output}\n`);
  } finally {
    process.removeListener("SIGINT", interrupt);
    if (terminal) process.stderr.write("\r\u001b[K");
  }
}
