import { rm } from "node:fs/promises";
import { join } from "node:path";
import {
  compileTokenizer,
  type FileDigest,
  type GgufManifest,
  haiDefTerms,
  InferenceFailedError,
  InvalidArgumentError,
  packageFormatVersions,
  packageManifestName,
} from "@medgemma/core";
import { headName } from "../checkpoint/tensor-names.js";
import { readCheckpoint } from "../checkpoint/read-checkpoint.js";
import { bytesToProcess } from "../bytes-to-process.js";
import { ConvertMeter } from "../convert-meter.js";
import type { ConvertProgress } from "../convert-progress.js";
import { generator } from "../generator.js";
import { adapterProvenance, type AdapterSource, mergeAdapters } from "../lora/merge-adapters.js";
import { checkFreeSpace } from "../output/check-free-space.js";
import { writing } from "../files/file-error.js";
import { checkConvertOptions } from "../option-checks.js";
import { resolveArguments } from "../resolve-arguments.js";
import { hashSourceFiles } from "../output/hash-source-files.js";
import { noticeText } from "../output/notice.js";
import { packageFiles } from "../output/package-files.js";
import { PackageWriter } from "../output/package-writer.js";
import { checkOutput, folderName, publishFolder } from "../output/publish-folder.js";
import { TensorReader } from "../weights/tensor-reader.js";
import { ggufSpace } from "./disk-space.js";
import { textTensors, visionTensors } from "./gguf-tensors.js";
import type { GgufQuantizer } from "./gguf-quantizer.js";
import { type GgufFormat, type GgufTensorType, isQuantizedFormat, quantizedFormats } from "./gguf-types.js";
import { textMetadata, visionMetadata } from "./model-metadata.js";
import { tokenizerMetadata } from "./tokenizer-metadata.js";
import { type GgufContent, writeGguf } from "./write-gguf.js";

export interface ConvertToGgufOptions {
  /** Folder of a Hugging Face checkpoint: `config.json`, `tokenizer.json`, safetensors weights. */
  readonly checkpoint: string;
  /** Folder to make: a text GGUF, an mmproj GGUF for models with images, `tokenizer.bin`, NOTICE, manifest. */
  readonly output: string;
  /**
   * Type of the text model's matrices. Default `q8_0`. The k-quants, `q4_0` and `iq4_*` need a `quantizer`, and for a
   * while the disk space of a bfloat16 copy.
   */
  readonly format?: GgufFormat;
  /** Makes the formats that are not written here: `ggufQuantizer()` of `@medgemma/runtime-gguf`. */
  readonly quantizer?: GgufQuantizer;
  /** Type of the image encoder's matrices. Default `f16`. */
  readonly vision?: GgufTensorType;
  /** PEFT adapters that are merged into the weights. */
  readonly adapters?: readonly AdapterSource[];
  /** Name of the source model. Default: the name of the checkpoint's folder. */
  readonly name?: string;
  /** Revision (commit) of the source model. */
  readonly revision?: string;
  /** Terms of the source model when it is not one of Google's. Default: the HAI-DEF terms. */
  readonly terms?: GgufManifest["terms"];
  /**
   * Replace `output` when it is an earlier conversion. Default false. A folder that holds anything else, also beside a
   * conversion, is never removed.
   */
  readonly overwrite?: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ConvertProgress) => void;
}

/**
 * Converts a Hugging Face checkpoint of MedGemma (Gemma 3) to GGUF files for llama.cpp.
 *
 * Everything is checked before the first byte is written; after a failure or an abort nothing is left behind.
 *
 * @throws the errors of `convertCheckpoint`, and {@link UnsupportedModelError} for a shape that GGUF cannot express.
 */
export async function convertCheckpointToGguf(options: ConvertToGgufOptions): Promise<GgufManifest> {
  checkConvertOptions("gguf", options);
  const { folder, output, adapters } = resolveArguments(options);
  const { format = "q8_0", vision = "f16", overwrite = false, terms = haiDefTerms, signal } = options;
  checkQuantizer(format, options);
  signal?.throwIfAborted();
  const base = await readCheckpoint(folder);
  const target = await checkOutput(output, { checkpoint: folder, overwrite });
  const checkpoint = await mergeAdapters(base, adapters, signal);
  const { config } = checkpoint;
  const name = options.name ?? folderName(folder);
  const chatTemplate = checkpoint.chatTemplateText;
  // The quantiser takes a bfloat16 file: exact for checkpoints in bfloat16.
  const written = isQuantizedFormat(format) ? "bf16" : format;
  const text: GgufContent = {
    metadata: new Map([
      ...textMetadata(config, { name, type: written, ...(chatTemplate !== undefined && { chatTemplate }) }),
      ...tokenizerMetadata(checkpoint.tokenizer, config.text.vocabSize),
    ]),
    tensors: textTensors(config, written, { hasOwnHead: checkpoint.tensors.has(headName) }),
  };
  const mmproj = config.vision && {
    metadata: visionMetadata(config, { name, type: vision }),
    tensors: visionTensors(config, vision),
  };
  await checkFreeSpace(target, ggufSpace({ text, mmproj, format, shape: config.text }).diskBytes);
  const tokenizer = await compileTokenizer(checkpoint.tokenizer);
  const meter = new ConvertMeter(await bytesToProcess(checkpoint), options);
  const files = await hashSourceFiles(folder, checkpoint.files, (bytes) => meter.add("hash", bytes));
  const origin = { name, ...(options.revision !== undefined && { revision: options.revision }) };
  return publishFolder(
    target,
    async (staging) => {
      await using writer = new PackageWriter(staging);
      await using reader = new TensorReader(folder);
      const write = (path: string, content: GgufContent, stage: "decoder" | "vision"): Promise<FileDigest> =>
        writeGguf(path, content, { checkpoint, reader, writer, onBytes: (bytes) => meter.add(stage, bytes) });
      const manifest: GgufManifest = {
        formatVersion: packageFormatVersions.gguf,
        kind: "gguf",
        generator,
        source: { ...origin, files, ...adapterProvenance(adapters) },
        weights: { text: format, ...(mmproj !== undefined && { vision }) },
        config,
        chatTemplate: checkpoint.chatTemplate,
        files: {
          text: await quantized(staging, await write(`text-${written}.gguf`, text, "decoder"), options),
          ...(mmproj !== undefined && { mmproj: await write(`mmproj-${vision}.gguf`, mmproj, "vision") }),
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

function checkQuantizer(format: GgufFormat, { quantizer }: ConvertToGgufOptions): void {
  if (!isQuantizedFormat(format) || quantizer !== undefined) return;
  throw new InvalidArgumentError(`\`format: "${format}"\` needs a \`quantizer\`.`, {
    hint: "Give `ggufQuantizer()` of @medgemma/runtime-gguf, which uses llama.cpp's.",
  });
}

/** Replaces a file by its quantised form, if the format asks for one. */
async function quantized(
  staging: string,
  written: FileDigest,
  { format = "q8_0", quantizer, signal }: ConvertToGgufOptions,
): Promise<FileDigest> {
  if (!isQuantizedFormat(format) || quantizer === undefined) return written;
  const path = `text-${format}.gguf`;
  const input = join(staging, written.path);
  await quantizer.quantize({ input, output: join(staging, path), fileType: quantizedFormats[format] });
  await writing(() => rm(input));
  signal?.throwIfAborted();
  const [digest] = await hashSourceFiles(staging, [path], () => signal?.throwIfAborted());
  if (digest === undefined) throw new InferenceFailedError("The quantiser wrote no file.");
  return digest;
}
