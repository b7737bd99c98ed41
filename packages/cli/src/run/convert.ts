import { existsSync } from "node:fs";
import {
  type AdapterSource,
  convertCheckpoint,
  convertCheckpointToGguf,
  type ConvertProgress,
  type GgufFormat,
  ggufFormats,
  type GgufTensorType,
  type VisionFormat,
} from "@medgemma/convert";
import { InvalidArgumentError, ModelNotFoundError, type WeightFormat } from "@medgemma/core";
import { onnxCalibrator } from "@medgemma/runtime-onnx";
import { ggufQuantizer } from "@medgemma/runtime-gguf";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import { readText } from "../input/read-text.js";
import { findModel, localFiles } from "../model/find-model.js";
import { quoted } from "../quoted.js";
import { loadProgress } from "../terminal/load-progress.js";

export interface ConvertFlags {
  readonly to: "onnx" | "gguf";
  readonly format?: string;
  readonly vision?: string;
  readonly adapter: readonly string[];
  /** A text file to calibrate with; true for the SDK's own text, false for no calibration. */
  readonly calibration: string | boolean;
  readonly name?: string;
  readonly revision?: string;
  readonly overwrite?: boolean;
}

const formats = {
  onnx: { format: ["fp32", "q8", "q4"], vision: ["fp32", "fp16", "q8"] },
  gguf: { format: ggufFormats, vision: ["f32", "f16", "bf16", "q8_0"] },
} as const;

const stages: Readonly<Record<ConvertProgress["stage"], string>> = {
  calibration: "Calibrating",
  hash: "Hashing the checkpoint",
  decoder: "Converting the decoder",
  embeddings: "Converting the embeddings",
  vision: "Converting the image encoder",
};

/** `medgemma convert`: Hugging Face checkpoint folder → ONNX package, or GGUF files. */
export async function runConvert(
  { checkpoint, output }: { readonly checkpoint: string; readonly output: string },
  flags: ConvertFlags,
  context: CommandContext,
): Promise<number> {
  const { screen, signal, json } = context;
  checkFormat(flags, "format");
  checkFormat(flags, "vision");
  const source = await openCheckpoint(checkpoint, context);
  const { to, format, vision, adapter, overwrite = false } = flags;
  const { name = source.name, revision = source.revision } = flags;
  const common = {
    checkpoint: source.folder,
    output,
    adapters: await Promise.all(adapter.map((one) => openAdapter(one, context))),
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
      ...(format === "q4" && (await calibrationOf(flags, context))),
      ...(format !== undefined && { format: format as WeightFormat }),
      ...(vision !== undefined && { vision: vision as VisionFormat }),
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

async function calibrationOf({ calibration }: ConvertFlags, context: CommandContext) {
  if (calibration === false) return {};
  const texts =
    typeof calibration === "string" ? [await readText(calibration, "calibration text", context)] : undefined;
  return { calibration: { calibrator: onnxCalibrator(), ...(texts && { texts }) } };
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

interface CheckpointSource {
  readonly folder: string;
  readonly name?: string;
  readonly revision?: string;
}

/** Finds the checkpoint, and fetches it if it is not on this machine; what is none is told in the words of the command. */
async function openCheckpoint(given: string, { screen, signal }: CommandContext): Promise<CheckpointSource> {
  const found = await findModel(given, { signal });
  const { located } = found;
  if (!located.kinds.includes("checkpoint")) {
    const isConverted = located.kinds[0] === "package";
    throw new ModelNotFoundError(isConverted ? `"${given}" is converted already.` : `"${given}" is no checkpoint.`, {
      hint: isConverted
        ? `Use it: --model ${quoted(given)}`
        : "Give the folder or the id of a Hugging Face checkpoint: config.json, *.safetensors and tokenizer.json.",
    });
  }
  const folder = await localFiles(found, "onnx", { signal, onProgress: loadProgress(screen, signal) });
  if (located.at !== "hub") return { folder };
  return { folder, name: located.listing.id, revision: located.listing.commit };
}

/** `./my-lora=0.8`, or the id of a repository, which is fetched. */
async function openAdapter(value: string, { screen, signal }: CommandContext): Promise<AdapterSource> {
  const [, given = value, scale] = /^(.*)=([\d.eE+-]+)$/.exec(value) ?? [];
  const { createContext, fetchRepository, parseHubId } = await import("@medgemma/hub");
  const isId = given.startsWith("hf:") || (parseHubId(given) !== undefined && !existsSync(given));
  const context = createContext({ signal, onProgress: loadProgress(screen, signal) });
  const folder = isId ? await fetchRepository(given, context) : given;
  return { folder, ...(scale !== undefined && { scale: Number(scale) }) };
}
