import { mkdir, rm } from "node:fs/promises";
import {
  type Calibrator,
  type GemmaConfig,
  haiDefTerms,
  InferenceFailedError,
  openTokenizer,
  packageFormatVersions,
  type PackageManifest,
  type PreparedPrompt,
} from "@medgemma/core";
import { headName } from "../checkpoint/tensor-names.js";
import type { Checkpoint } from "../checkpoint/read-checkpoint.js";
import type { ConvertMeter } from "../convert-meter.js";
import { writing } from "../files/file-error.js";
import { generator } from "../generator.js";
import { linearInputs, squareCount } from "../graph/linear-inputs.js";
import { packageFiles } from "../output/package-files.js";
import { PackageWriter } from "../output/package-writer.js";
import { type PackagePlan, planPackage } from "../plan-package.js";
import { writePlannedWeights } from "../weights/write-planned-weights.js";

/** Tokens of a text at most. */
const longestText = 4096;

/** Weight of each column of a matrix, `[columns]`, by the matrix' name. */
export type Importance = ReadonlyMap<string, Float32Array>;

export interface CalibrationOptions {
  readonly calibrator: Calibrator;
  /** From {@link planCalibration}. */
  readonly plan: PackagePlan;
  readonly texts: readonly string[];
  /** A folder that does not exist yet, for the model in 8 bits; it is removed afterwards. */
  readonly folder: string;
  /** The compiled tokenizer. */
  readonly tokenizer: Uint8Array;
  readonly meter: ConvertMeter;
  readonly signal?: AbortSignal | undefined;
}

/** The text model in 8 bits, whose graph tells what its layers are fed with. */
export function planCalibration(checkpoint: Checkpoint): PackagePlan {
  const hasOwnHead = checkpoint.tensors.has(headName);
  return planPackage(textOnly(checkpoint), { decoder: "q8", vision: "fp32", hasOwnHead, hasInputSquares: true });
}

/** Bytes of the source that a calibration goes through: once to write the model, once, as time goes, to run it. */
export function calibrationBytes({ tensors }: Checkpoint): number {
  return 2 * textBytes(tensors);
}

function textBytes(tensors: Checkpoint["tensors"]): number {
  const isText = (name: string): boolean => name.startsWith("text.") || name === headName;
  return Array.from(tensors).reduce((sum, [name, { bytes }]) => sum + (isText(name) ? bytes : 0), 0);
}

function textOnly({ config: { text, eosTokenIds } }: Checkpoint): GemmaConfig {
  return { text, eosTokenIds };
}

/**
 * Measures how much the columns of each matrix matter: the mean square of the input that multiplies them, over the tokens of
 * texts. The texts run through the model in 8 bits, which is written to the disk for that.
 */
export async function measureImportance(checkpoint: Checkpoint, options: CalibrationOptions): Promise<Importance> {
  const { calibrator, folder, meter, signal } = options;
  const manifest = await writeModel(checkpoint, options);
  const prompts = await promptsOf(options, checkpoint.config.text.maxPositions);
  let told = 0;
  const squares = await calibrator.inputSquares({
    folder,
    manifest,
    prompts,
    ...(signal && { signal }),
    onProgress: (fraction) => {
      meter.add("calibration", (fraction - told) * textBytes(checkpoint.tensors));
      told = fraction;
    },
  });
  await rm(folder, { recursive: true });
  return importanceOf(squares, checkpoint);
}

async function writeModel(
  checkpoint: Checkpoint,
  { plan, folder, tokenizer, meter }: CalibrationOptions,
): Promise<PackageManifest> {
  await writing(() => mkdir(folder));
  await using writer = new PackageWriter(folder);
  const data = await writePlannedWeights(plan.weights, { checkpoint, writer, meter, stage: "calibration" });
  const head = checkpoint.tensors.has(headName) && ({ head: "q8" } as const);
  return {
    formatVersion: packageFormatVersions.onnx,
    kind: "onnx",
    generator,
    source: { name: "calibration", files: [] },
    weights: { decoder: "q8", embeddings: "q8", ...head },
    config: textOnly(checkpoint),
    chatTemplate: null,
    files: {
      decoder: await writer.file(packageFiles.decoder, plan.decoder),
      ...data,
      tokenizer: await writer.file(packageFiles.tokenizer, tokenizer),
    },
    terms: haiDefTerms,
  };
}

/** Texts behind the token that begins every text, which is a run of its own. What is longer than a model holds is cut. */
async function promptsOf(
  { texts, tokenizer: compiled }: CalibrationOptions,
  maxPositions: number,
): Promise<readonly PreparedPrompt[]> {
  const tokenizer = await openTokenizer(compiled);
  const start = Int32Array.of(tokenizer.special.bos);
  return texts.map((text) => {
    const ids = tokenizer.encode(text).slice(0, Math.min(longestText, maxPositions - 1));
    const segments = [start, ids].map((part) => ({ type: "tokens", ids: part }) as const);
    return { segments, length: 1 + ids.length };
  });
}

function importanceOf(squares: Float64Array, { config }: Checkpoint): Importance {
  if (squares.length !== squareCount(config.text) || !squares.every((sum) => Number.isFinite(sum))) {
    throw new InferenceFailedError("The calibration gave no usable numbers.", { hint: "Convert without calibration." });
  }
  const importance = new Map<string, Float32Array>();
  let from = 0;
  for (const { width, tensors } of linearInputs(config.text)) {
    const columns = relative(squares.subarray(from, from + width));
    for (const tensor of tensors) importance.set(tensor, columns);
    from += width;
  }
  return importance;
}

/** As multiples of their mean; an input that was always 0 keeps a little weight. */
function relative(squares: Float64Array): Float32Array {
  const mean = squares.reduce((sum, square) => sum + square, 0) / squares.length;
  return Float32Array.from(squares, (square) => (mean === 0 ? 1 : square / mean + 1e-4));
}
