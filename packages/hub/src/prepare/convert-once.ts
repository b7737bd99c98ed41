import { createHash } from "node:crypto";
import { utimes } from "node:fs/promises";
import { join } from "node:path";
import {
  convertCheckpoint,
  convertCheckpointToGguf,
  type ConvertProgress,
  type GgufFormat,
  type GgufQuantizer,
  type GgufTensorType,
  type VisionFormat,
} from "@medgemma/convert";
import {
  type Calibrator,
  type FileDigest,
  packageFormatVersions,
  packageManifestName,
  type WeightFormat,
} from "@medgemma/core";
import { fileBytes } from "../cache/place-file.js";
import { readText, writeWhole } from "../cache/small-files.js";
import type { HubContext } from "../hub-context.js";
import { parseManifest } from "./parse-manifest.js";
import { takeLock } from "../transfer/blob-lock.js";

export interface Conversion {
  /** Folder of the checkpoint. */
  readonly checkpoint: string;
  /** Stands for the content of the checkpoint's files. */
  readonly fingerprint: string;
  readonly name: string;
  readonly revision?: string;
  readonly runtime: "onnx" | "gguf";
  readonly format: string;
  readonly vision: string;
  readonly quantizer?: GgufQuantizer;
  readonly calibrator?: Calibrator;
}

/** What is noted beside a conversion. */
export interface ConversionNote {
  /** Id or path of the checkpoint. */
  readonly source: string;
  readonly revision?: string;
  readonly runtime: "onnx" | "gguf";
  readonly format: string;
}

/** Folder of a conversion that was made before; undefined when there is none. */
export async function isConverted(conversion: Conversion, { layout }: HubContext): Promise<string | undefined> {
  const key = keyOf(conversion);
  const folder = layout.conversion(key);
  if (!(await isWhole(folder))) return undefined;
  // When it was used last, for those who look what to remove.
  await utimes(layout.conversionNote(key), new Date(), new Date()).catch(() => {});
  return folder;
}

/** Whether the files of a conversion are there, in the size that its manifest says; what is damaged is converted anew. */
async function isWhole(folder: string): Promise<boolean> {
  try {
    const { files } = parseManifest((await readText(join(folder, packageManifestName))) ?? "");
    const sizes = Object.values<FileDigest>(files).map(
      async ({ path, bytes }) => (await fileBytes(join(folder, path))) === bytes,
    );
    return (await Promise.all(sizes)).every(Boolean);
  } catch {
    return false;
  }
}

/** Converts; one process does it, and others that want the same wait. */
export async function convertOnce(conversion: Conversion, context: HubContext): Promise<string> {
  const { layout, signal, onProgress } = context;
  const key = keyOf(conversion);
  let isWaiting = false;
  await using _ = await takeLock(layout.lock(`convert-${key}`), {
    ...(signal && { signal }),
    onWait() {
      const message = "Another process converts this model; waiting for it.";
      if (!isWaiting) onProgress?.({ stage: "convert", fraction: 0, message });
      isWaiting = true;
    },
  });
  const ready = await isConverted(conversion, context);
  if (ready !== undefined) return ready;
  const { checkpoint, name, revision, runtime, format } = conversion;
  const output = layout.conversion(key);
  const shared = {
    checkpoint,
    output,
    overwrite: true,
    name: isPath(name) ? folderName(name) : name,
    ...(revision !== undefined && { revision }),
    ...(signal && { signal }),
    onProgress: ({ processedBytes, totalBytes }: ConvertProgress) =>
      onProgress?.({ stage: "convert", fraction: totalBytes === 0 ? 1 : processedBytes / totalBytes }),
  };
  const note: ConversionNote = { source: name, ...(revision !== undefined && { revision }), runtime, format };
  await writeWhole(layout.conversionNote(key), JSON.stringify(note));
  if (runtime === "onnx") {
    const { vision, calibrator } = conversion;
    const formats = { format: format as WeightFormat, vision: vision as VisionFormat };
    await convertCheckpoint({
      ...shared,
      ...formats,
      ...(calibrator && { calibration: { calibrator } }),
    });
  } else {
    const { quantizer } = conversion;
    const formats = { format: format as GgufFormat, vision: conversion.vision as GgufTensorType };
    await convertCheckpointToGguf({ ...shared, ...formats, ...(quantizer && { quantizer }) });
  }
  return output;
}

function keyOf({ fingerprint, runtime, format, vision, name }: Conversion): string {
  const facts = [packageFormatVersions[runtime], fingerprint, runtime, format, vision, name];
  return createHash("sha256").update(JSON.stringify(facts)).digest("hex").slice(0, 32);
}

function isPath(name: string): boolean {
  return name.includes("\\") || name.startsWith("/");
}

function folderName(path: string): string {
  return path.split(/[/\\]/).findLast((part) => part !== "") ?? "model";
}
