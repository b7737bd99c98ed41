import {
  type AdapterSource,
  convertCheckpoint,
  convertCheckpointToGguf,
  type ConvertProgress,
  type GgufFormat,
  ggufFormats,
  type GgufTensorType,
} from "@medgemma/convert";
import { InvalidArgumentError, type WeightFormat } from "@medgemma/core";
import { ggufQuantizer } from "@medgemma/runtime-gguf";
import { Command, Option } from "commander";

interface ConvertFlags {
  readonly to: "onnx" | "gguf";
  readonly format?: string;
  readonly vision?: string;
  readonly adapter: readonly AdapterSource[];
  readonly name?: string;
  readonly revision?: string;
  readonly overwrite?: boolean;
}

const formats = {
  onnx: { format: ["fp32", "q8", "q4"], vision: ["fp32", "q8"] },
  gguf: { format: ggufFormats, vision: ["f32", "f16", "bf16", "q8_0"] },
} as const;

/** `medgemma convert`: Hugging Face checkpoint folder → ONNX package, or GGUF files. */
export function convertCommand(): Command {
  return new Command("convert")
    .description("Convert a Hugging Face MedGemma checkpoint folder for a runtime.")
    .argument("<checkpoint>", "folder with config.json, *.safetensors and tokenizer.json")
    .argument("<output>", "folder to write")
    .addOption(new Option("--to <kind>", "what to write").choices(["onnx", "gguf"]).default("onnx"))
    .option(
      "--format <format>",
      "weights: fp32, q8, q4 (onnx, default q8); f32, f16, bf16, q8_0, q4_k_m … (gguf, default q8_0)",
    )
    .option(
      "--vision <format>",
      "weights of the image encoder: fp32, q8 (onnx, default fp32); as above (gguf, default f16)",
    )
    .option("--adapter <dir[=scale]>", "PEFT LoRA adapter to merge; may be given several times", collectAdapter, [])
    .option("--name <name>", "name of the model (default: the folder's)")
    .option("--revision <commit>", "revision of the checkpoint, for provenance")
    .option("--overwrite", "replace an earlier conversion")
    .addHelpText(
      "after",
      "\nExamples:\n" +
        "  medgemma convert ./medgemma-1.5-4b-it ./medgemma-onnx\n" +
        "  medgemma convert ./medgemma-1.5-4b-it ./medgemma-gguf --to gguf --format q8_0 --adapter ./my-lora=0.8",
    )
    .action(convert);
}

async function convert(checkpoint: string, output: string, flags: ConvertFlags): Promise<void> {
  checkFormat(flags, "format");
  checkFormat(flags, "vision");
  const controller = new AbortController();
  const interrupt = (): void => controller.abort(new InvalidArgumentError("Interrupted; nothing was written."));
  process.once("SIGINT", interrupt);
  try {
    const { to, format, vision, adapter: adapters, ...provenance } = flags;
    const common = { checkpoint, output, adapters, ...provenance, signal: controller.signal, onProgress: showProgress };
    if (to === "gguf") {
      await convertCheckpointToGguf({
        ...common,
        quantizer: ggufQuantizer(),
        ...(format !== undefined && { format: format as GgufFormat }),
        ...(vision !== undefined && { vision: vision as GgufTensorType }),
      });
    } else {
      await convertCheckpoint({
        ...common,
        ...(format !== undefined && { format: format as WeightFormat }),
        ...(vision !== undefined && { vision: vision as "fp32" | "q8" }),
      });
    }
    process.stdout.write(`${output}\n`);
  } finally {
    process.removeListener("SIGINT", interrupt);
    if (process.stderr.isTTY) process.stderr.write("\r\u001b[K");
  }
}

function checkFormat({ to, ...flags }: ConvertFlags, option: "format" | "vision"): void {
  const allowed: readonly string[] = formats[to][option];
  const given = flags[option];
  if (given === undefined || allowed.includes(given)) return;
  throw new InvalidArgumentError(`--${option} of ${to} is one of: ${allowed.join(", ")}.`);
}

function collectAdapter(value: string, before: readonly AdapterSource[]): readonly AdapterSource[] {
  const [, folder = value, scale] = /^(.*)=([\d.eE+-]+)$/.exec(value) ?? [];
  return [...before, scale === undefined ? { folder } : { folder, scale: Number(scale) }];
}

function showProgress({ stage, processedBytes, totalBytes }: ConvertProgress): void {
  if (!process.stderr.isTTY) return;
  const percent = totalBytes === 0 ? 100 : Math.floor((100 * processedBytes) / totalBytes);
  process.stderr.write(`\r\u001b[K${stage} ${percent} %`);
}
