import { createHash } from "node:crypto";
import { join } from "node:path";
import {
  type Calibrator,
  compileTokenizer,
  haiDefTerms,
  packageFormatVersions,
  type PackageManifest,
  packageManifestName,
  type WeightFormat,
} from "@medgemma/core";
import { calibrationTexts } from "./calibration/calibration-texts.js";
import { calibrationBytes, measureImportance, planCalibration } from "./calibration/measure-importance.js";
import { bytesToProcess } from "./bytes-to-process.js";
import { headName } from "./checkpoint/tensor-names.js";
import { readCheckpoint } from "./checkpoint/read-checkpoint.js";
import { resolveArguments } from "./resolve-arguments.js";
import { ConvertMeter } from "./convert-meter.js";
import type { ConvertProgress } from "./convert-progress.js";
import { generator } from "./generator.js";
import { checkConvertOptions } from "./option-checks.js";
import { checkFreeSpace } from "./output/check-free-space.js";
import { adapterProvenance, type AdapterSource, mergeAdapters } from "./lora/merge-adapters.js";
import { hashSourceFiles } from "./output/hash-source-files.js";
import { noticeText } from "./output/notice.js";
import { packageFiles } from "./output/package-files.js";
import { PackageWriter } from "./output/package-writer.js";
import { checkOutput, folderName, publishFolder } from "./output/publish-folder.js";
import { type PackagePlan, planPackage } from "./plan-package.js";
import { defaultVision, type VisionFormat, visionTypes } from "./weights/vision-types.js";
import { writePlannedWeights } from "./weights/write-planned-weights.js";

export interface ConvertOptions {
  /** Folder of a Hugging Face checkpoint: `config.json`, `tokenizer.json`, safetensors weights. */
  readonly checkpoint: string;
  /** Folder to make. It appears when the conversion is complete. */
  readonly output: string;
  /** Weights of the decoder. q8 and q4 keep the token embeddings and the output head in 8 bits. Default "q8". */
  readonly format?: WeightFormat;
  /**
   * Weights of the image encoder, which suffers most from few bits. Default "fp32" beside a decoder in fp32, else "fp16".
   *
   * - "fp32": the checkpoint's values; a matrix takes 16 bits per weight where these hold all of its values exactly, as they do
   *   of Google's checkpoints.
   * - "fp16": as "fp32", and the other matrices are rounded to float16.
   * - "q8": linear layers in 8 bits.
   */
  readonly vision?: VisionFormat;
  /**
   * For q4: runs texts through the model first, and then rounds so that the outputs of the layers change least. Default: every
   * weight counts the same, which loses more.
   */
  readonly calibration?: {
    /** `onnxCalibrator()` of `@medgemma/runtime-onnx`. */
    readonly calibrator: Calibrator;
    /** Texts such as the model will read and write. Default: `calibrationTexts`. */
    readonly texts?: readonly string[];
  };
  /** PEFT LoRA adapters that are merged into the weights. */
  readonly adapters?: readonly AdapterSource[];
  /** Name of the source model. Default: the name of the checkpoint's folder. */
  readonly name?: string;
  /** Revision (commit) of the source model. */
  readonly revision?: string;
  /** Terms of the source model when it is not one of Google's. Default: the HAI-DEF terms. */
  readonly terms?: PackageManifest["terms"];
  /**
   * Replace `output` when it is an earlier package. Default false. A folder that holds anything else, also beside a package,
   * is never removed.
   */
  readonly overwrite?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ConvertProgress) => void;
}

/**
 * Converts a Hugging Face checkpoint of MedGemma (Gemma 3) to an ONNX package.
 *
 * Everything is checked before the first byte is written; after a failure or an abort nothing is left behind. Weights
 * pass through memory a few MB at a time.
 *
 * @returns The package's manifest, which is also its `medgemma.json`.
 * @throws {InvalidArgumentError} when an option is wrong, `output` exists and may not be replaced, its disk is too full, or
 *   the system does not let a file be read or written.
 * @throws {ModelNotFoundError} when the folder, its `config.json` or its weights do not exist.
 * @throws {UnsupportedModelError} when it is no Gemma 3, or one with features that the SDK does not run.
 * @throws {CorruptModelError} when a file is damaged, incomplete or does not fit the others.
 * @throws `signal.reason` after an abort.
 */
export async function convertCheckpoint(options: ConvertOptions): Promise<PackageManifest> {
  checkConvertOptions("onnx", options);
  const { folder, output, adapters } = resolveArguments(options);
  const { format = "q8", terms = haiDefTerms, overwrite = false, signal } = options;
  const { vision = defaultVision(format) } = options;
  signal?.throwIfAborted();
  const base = await readCheckpoint(folder);
  const target = await checkOutput(output, { checkpoint: folder, overwrite });
  const checkpoint = await mergeAdapters(base, adapters, signal);
  const hasOwnHead = checkpoint.tensors.has(headName);
  const types = await visionTypes(checkpoint, vision, signal);
  const plan = planPackage(checkpoint.config, { decoder: format, hasOwnHead, vision, visionTypes: types });
  const wanted = format === "q4" ? options.calibration : undefined;
  const calibration = wanted && { texts: calibrationTexts, ...wanted, plan: planCalibration(checkpoint) };
  await checkFreeSpace(target, Math.max(plan.weights.totalBytes, calibration?.plan.weights.totalBytes ?? 0));
  const tokenizer = await compileTokenizer(checkpoint.tokenizer);
  signal?.throwIfAborted();
  const embeddingFormat = format === "fp32" ? "fp32" : "q8";
  const extraBytes = calibration === undefined ? 0 : calibrationBytes(checkpoint);
  const meter = new ConvertMeter((await bytesToProcess(checkpoint)) + extraBytes, options);
  const name = options.name ?? folderName(folder);
  const origin = { name, ...(options.revision !== undefined && { revision: options.revision }) };

  const sourceFiles = await hashSourceFiles(folder, checkpoint.files, (bytes) => meter.add("hash", bytes));
  return publishFolder(
    target,
    async (staging) => {
      const measuring = { folder: join(staging, "calibration"), tokenizer, meter, signal };
      const importance = calibration && (await measureImportance(checkpoint, { ...calibration, ...measuring }));
      await using writer = new PackageWriter(staging);
      const data = await writePlannedWeights(plan.weights, { checkpoint, writer, meter, importance });
      const manifest: PackageManifest = {
        formatVersion: packageFormatVersions.onnx,
        kind: "onnx",
        generator,
        source: { ...origin, files: sourceFiles, ...adapterProvenance(adapters) },
        weights: {
          decoder: format,
          embeddings: embeddingFormat,
          ...(hasOwnHead && { head: embeddingFormat }),
          ...(plan.vision !== undefined && { vision }),
          ...(calibration !== undefined && { calibration: { sha256: hashOf(calibration.texts) } }),
        },
        config: checkpoint.config,
        chatTemplate: checkpoint.chatTemplate,
        files: {
          ...(await writeGraphs(plan, writer)),
          ...data,
          tokenizer: await writer.file(packageFiles.tokenizer, tokenizer),
        },
        terms,
      };
      await writer.file(packageFiles.notice, noticeText(origin, { terms }));
      signal?.throwIfAborted();
      await writer.file(packageManifestName, `${JSON.stringify(manifest, undefined, 2)}\n`);
      return manifest;
    },
    { overwrite },
  );
}

function hashOf(texts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(texts)).digest("hex");
}

async function writeGraphs(
  { decoder, vision }: PackagePlan,
  writer: PackageWriter,
): Promise<Pick<PackageManifest["files"], "decoder" | "vision">> {
  return {
    decoder: await writer.file(packageFiles.decoder, decoder),
    ...(vision !== undefined && { vision: await writer.file(packageFiles.vision, vision) }),
  };
}
