import { InvalidArgumentError, type WeightFormat } from "@medgemma/core";
import { Command, Option } from "commander";
import { formatResult, type GroupResult } from "../verify/group-result.js";
import { ggufBackend } from "../verify/gguf-backend.js";
import { onnxBackend } from "../verify/onnx-backend.js";
import type { VerifyBackend } from "../verify/verify-backend.js";
import { verifyReference } from "../verify/verify-reference.js";
import { verifyTokenizerFile } from "../verify/verify-tokenizer-file.js";
import { webBackend } from "../verify/web-backend.js";

interface VerifyFlags {
  readonly reference?: string;
  readonly model?: string;
  readonly runtime: string;
  readonly format: WeightFormat;
  readonly tokenizer?: string;
  readonly cases?: string;
}

const backends: Readonly<Record<string, (format: WeightFormat) => VerifyBackend>> = {
  onnx: onnxBackend,
  web: (format) => webBackend(format),
  "web-wasm": (format) => webBackend(format, "wasm"),
  gguf: ggufBackend,
};

/** `medgemma verify`: is what we compute what Hugging Face transformers computes? */
export function verifyCommand(): Command {
  return new Command("verify")
    .description("Check a model on a runtime against reference data from Hugging Face transformers.")
    .option("--reference <dir>", "folder of reference data, with index.json")
    .option("--model <dir>", "checkpoint, converted folder, or GGUF file (default: model/ of the reference)")
    .addOption(new Option("--runtime <id>", "runtime to check").choices(Object.keys(backends)).default("onnx"))
    .addOption(new Option("--format <format>", "weights to convert to").choices(["fp32", "q8", "q4"]).default("fp32"))
    .option("--tokenizer <file>", "check a tokenizer.json or tokenizer.json.gz alone; needs --cases")
    .option("--cases <file>", "cases for --tokenizer")
    .addHelpText(
      "after",
      "\nPrints one line per group, `GROUP passed/total  details`. Exit code 1 when a group falls short.\n" +
        "Tolerances are those of fp32 weights; q8 and q4 miss them by design and show by how much.\n" +
        "GGUF files of llama.cpp's own converter lack the attention scale; they are compared with the references\n" +
        "at the scale that llama.cpp assumes (forward-gguf.json).\n\n" +
        "Examples:\n" +
        "  medgemma verify --reference ./reference/a\n" +
        "  medgemma verify --reference ./reference/a --runtime gguf --model ./reference/a/gguf\n" +
        "  medgemma verify --tokenizer tokenizer.json --cases cases.json",
    )
    .action(verify);
}

async function verify({ reference, model, runtime, format, tokenizer, cases }: VerifyFlags): Promise<void> {
  const print = (result: GroupResult): void => void process.stdout.write(`${formatResult(result)}\n`);
  if (tokenizer !== undefined) {
    if (cases === undefined) throw new InvalidArgumentError("--tokenizer needs --cases FILE.");
    const result = await verifyTokenizerFile(tokenizer, cases);
    print(result);
    if (result.passed !== result.total || result.total === 0) process.exitCode = 1;
    return;
  }
  if (reference === undefined)
    throw new InvalidArgumentError("Give --reference DIR, or --tokenizer FILE --cases FILE.");
  const createBackend = backends[runtime] ?? onnxBackend;
  const passed = await verifyReference({
    reference,
    ...(model !== undefined && { model }),
    backend: createBackend(format),
    onResult: print,
  });
  if (!passed) process.exitCode = 1;
}
