import { stat } from "node:fs/promises";
import { join } from "node:path";
import {
  type AdapterSource,
  convertCheckpoint,
  convertCheckpointToGguf,
  type ConvertProgress,
  type GgufFormat,
  ggufFormats,
  type GgufTensorType,
} from "@medgemma/convert";
import {
  InvalidArgumentError,
  isHubId,
  ModelNotFoundError,
  packageManifestName,
  type WeightFormat,
} from "@medgemma/core";
import { ggufQuantizer } from "@medgemma/runtime-gguf";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import { notThere } from "../model/find-model.js";
import { quoted } from "../quoted.js";

export interface ConvertFlags {
  readonly to: "onnx" | "gguf";
  readonly format?: string;
  readonly vision?: string;
  readonly adapter: readonly string[];
  readonly name?: string;
  readonly revision?: string;
  readonly overwrite?: boolean;
}

const formats = {
  onnx: { format: ["fp32", "q8", "q4"], vision: ["fp32", "q8"] },
  gguf: { format: ggufFormats, vision: ["f32", "f16", "bf16", "q8_0"] },
} as const;

const stages: Readonly<Record<ConvertProgress["stage"], string>> = {
  hash: "Hashing the checkpoint",
  decoder: "Converting the decoder",
  embeddings: "Converting the embeddings",
  vision: "Converting the image encoder",
};

/** `medgemma convert`: Hugging Face checkpoint folder → ONNX package, or GGUF files. */
export async function runConvert(
  { checkpoint, output }: { readonly checkpoint: string; readonly output: string },
  flags: ConvertFlags,
  { screen, signal, json }: CommandContext,
): Promise<number> {
  checkFormat(flags, "format");
  checkFormat(flags, "vision");
  await checkCheckpoint(checkpoint);
  const { to, format, vision, adapter, name, revision, overwrite = false } = flags;
  const common = {
    checkpoint,
    output,
    adapters: adapter.map(readAdapter),
    overwrite,
    ...(name !== undefined && { name }),
    ...(revision !== undefined && { revision }),
    signal,
    onProgress: ({ stage, processedBytes, totalBytes }: ConvertProgress) =>
      screen.progress(stages[stage], totalBytes === 0 ? 1 : processedBytes / totalBytes),
  };
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
  if (json) {
    screen.line(JSON.stringify({ command: "convert", ok: true, output, to }, null, 2));
    return exitCodes.ok;
  }
  screen.line(output);
  screen.note(`Next: medgemma report chest.png --model ${quoted(output)}`);
  return exitCodes.ok;
}

function checkFormat({ to, ...flags }: ConvertFlags, option: "format" | "vision"): void {
  const allowed: readonly string[] = formats[to][option];
  const given = flags[option];
  if (given === undefined || allowed.includes(given)) return;
  const other = to === "onnx" ? "gguf" : "onnx";
  const isOthers = (formats[other][option] as readonly string[]).includes(given);
  throw new InvalidArgumentError(`--${option} ${given} is no format of --to ${to}.`, {
    hint: `Give one of: ${allowed.join(", ")}${isOthers ? `; or add --to ${other}` : ""}.`,
  });
}

/** Says what the converter would say of a folder without a checkpoint, in the words of the command. */
async function checkCheckpoint(checkpoint: string): Promise<void> {
  const found = await stat(checkpoint).catch(() => undefined);
  if (found?.isDirectory() === true) {
    if (await isFile(join(checkpoint, "config.json"))) return;
    const isConverted = await isFile(join(checkpoint, packageManifestName));
    throw new ModelNotFoundError(
      isConverted
        ? `"${checkpoint}" is converted already.`
        : `The folder "${checkpoint}" holds no checkpoint: config.json is missing.`,
      { hint: isConverted ? `Use it: --model ${quoted(checkpoint)}` : "Give the folder of a Hugging Face checkpoint." },
    );
  }
  if (found === undefined && isHubId(checkpoint)) throw notThere(checkpoint);
  const what = found === undefined ? `There is no folder "${checkpoint}".` : `"${checkpoint}" is a file.`;
  throw new ModelNotFoundError(what, {
    hint: "Give the folder of a Hugging Face checkpoint: config.json, *.safetensors and tokenizer.json lie in it.",
  });
}

function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}

/** `./my-lora=0.8` */
function readAdapter(value: string): AdapterSource {
  const [, folder = value, scale] = /^(.*)=([\d.eE+-]+)$/.exec(value) ?? [];
  return scale === undefined ? { folder } : { folder, scale: Number(scale) };
}
