import { existsSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { WeightFormat } from "@medgemma/core";

const assets = fileURLToPath(new URL("../../assets/", import.meta.url));

const help = `Drafts a radiology report from a chest radiograph, on this machine.

Usage: report [options]
  --model DIR        Hugging Face MedGemma checkpoint (default: a tiny one with random weights)
  --image FILE       PNG or JPEG (default: a real chest radiograph)
  --indication TEXT  why the examination was asked for
  --view TEXT        projection, for example PA
  --format FORMAT    weights: fp32, q8 or q4 (default: fp32 for the tiny model, else q8)
  --package DIR      where the converted model goes (default: beside the checkpoint)
  --max-tokens N     length of the report at most (default: 60 for the tiny model, else 1024)
  --json             print the result with its provenance as JSON
  --help             show this

Example: report --model ./medgemma-1.5-4b-it --image chest.png --indication "cough, fever" --view PA
`;

export interface ReportOptions {
  readonly checkpoint: string;
  readonly isRandomModel: boolean;
  readonly image: string;
  readonly indication?: string;
  readonly view?: string;
  readonly format: WeightFormat;
  readonly packageFolder: string;
  readonly maxTokens: number;
  readonly json: boolean;
}

/** Reads the command line; prints help or what is wrong, and then returns undefined. */
export function readOptions(): ReportOptions | undefined {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const options = {
    model: text,
    image: text,
    indication: text,
    view: text,
    format: text,
    package: text,
    "max-tokens": text,
    json: flag,
    help: flag,
  };
  try {
    const { values } = parseArgs({ options });
    if (values.help === true) {
      process.stdout.write(help);
      return undefined;
    }
    const isRandomModel = values.model === undefined;
    const checkpoint = resolve(values.model ?? join(assets, "tiny-random-checkpoint"));
    const image = resolve(values.image ?? join(assets, "chest-xray.png"));
    for (const path of [checkpoint, image]) if (!existsSync(path)) throw new Error(`There is no "${path}".`);
    const format = values.format ?? (isRandomModel ? "fp32" : "q8");
    if (format !== "fp32" && format !== "q8" && format !== "q4") throw new Error("--format is fp32, q8 or q4.");
    const maxTokens = Number(values["max-tokens"] ?? (isRandomModel ? 60 : 1024));
    if (!Number.isInteger(maxTokens) || maxTokens < 1) throw new Error("--max-tokens is a whole number above 0.");
    const cache = fileURLToPath(new URL("../.cache/", import.meta.url));
    const beside = isRandomModel ? join(cache, basename(checkpoint)) : checkpoint;
    return {
      checkpoint,
      isRandomModel,
      image,
      format,
      maxTokens,
      packageFolder: resolve(values.package ?? `${beside}-onnx-${format}`),
      json: values.json === true,
      ...(values.indication !== undefined && { indication: values.indication }),
      ...(values.view !== undefined && { view: values.view }),
    };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nTry --help.\n`);
    process.exitCode = 2;
    return undefined;
  }
}
