import { Command, Option } from "commander";
import { addOutputOptions, type OutputFlags } from "../options/common-options.js";
import { path } from "../options/parse-values.js";
import type { VerifyFlags } from "../run/verify.js";
import { runAction } from "../run-action.js";
import { examples } from "./examples.js";

/** `medgemma verify` */
export function verifyCommand(): Command {
  const command = new Command("verify")
    .description("Check a model on a runtime against reference data from Hugging Face transformers.")
    .optionsGroup("Comparison:")
    .option("--reference <dir>", "folder of reference data, with index.json", path)
    .option("--model <source>", "folder, GGUF file or Hugging Face id (default: model/ of the reference)", path)
    .addOption(
      new Option("--runtime <id>", "runtime to check").choices(["onnx", "gguf", "web", "web-wasm"]).default("onnx"),
    )
    .addOption(new Option("--format <format>", "weights to convert to").choices(["fp32", "q8", "q4"]).default("fp32"))
    .option("--tokenizer <file>", "check a tokenizer.json or tokenizer.json.gz alone; needs --cases", path)
    .option("--cases <file>", "cases for --tokenizer", path)
    .option(
      "--imaging <dir>",
      "check what DICOM, NIfTI and NRRD files and slides turn into, by an imaging.json; needs --files",
      path,
    )
    .option("--files <dir>", "folder that the packages of --imaging were fetched into", path);
  return addOutputOptions(command)
    .addHelpText(
      "after",
      "\nPrints one line per group, `GROUP passed/total  details`. Exit code 1 when a group falls short.\n" +
        "Tolerances are those of fp32 weights; q8 and q4 miss them by design and show by how much.\n" +
        "GGUF files of llama.cpp's own converter lack the attention scale; they are compared with the references\n" +
        "at the scale that llama.cpp assumes (forward-gguf.json).\n" +
        examples(
          "medgemma verify --reference ./reference/a",
          "medgemma verify --reference ./reference/a --runtime gguf --model ./reference/a/gguf",
          "medgemma verify --tokenizer tokenizer.json --cases cases.json",
          "medgemma verify --imaging ./reference/imaging --files ./fetched",
        ),
    )
    .action((flags: VerifyFlags & OutputFlags) =>
      runAction(flags, async (context) => (await import("../run/verify.js")).runVerify(flags, context)),
    );
}
