import { availableParallelism } from "node:os";
import { InvalidArgumentError, UnsupportedModelError } from "@medgemma/core";
import type { ModelFiles } from "./files/model-files.js";
import { readTextShape, readVisionShape, type TextShape, type VisionShape } from "./files/model-shape.js";
import type { GgufDevice, GgufRuntimeOptions } from "./gguf-options.js";
import { type MemoryNeed, memoryNeed } from "./memory/memory-need.js";

/** Everything about a load that follows from the files and the options. */
export interface LoadPlan {
  readonly text: TextShape;
  readonly vision?: VisionShape;
  /** Positions of one sequence at most. */
  readonly contextLength: number;
  /** Positions of the cache, which all sequences share. */
  readonly cells: number;
  readonly prefillChunkTokens: number;
  readonly batchCapacity: number;
  readonly threads: number;
  readonly memory: MemoryNeed;
}

/** Sequences that a context holds: running ones, their forks, and prefixes that are kept. */
export const maxSequences = 16;

const defaultContextLength = 8192;

/** llama.cpp rounds contexts up to it. */
const cellMultiple = 256;

/**
 * @throws {InvalidArgumentError} for options that make no sense.
 * @throws {UnsupportedModelError} when the image encoder was made for another text model.
 */
export function planLoad(
  files: ModelFiles,
  options: GgufRuntimeOptions,
  { device, mathCores }: { readonly device: GgufDevice; readonly mathCores: number },
): LoadPlan {
  const text = readTextShape(files.text);
  const vision = files.mmproj && readVisionShape(files.mmproj);
  if (files.mmproj !== undefined && vision?.textHiddenSize !== text.hiddenSize) {
    throw new UnsupportedModelError(
      `"${files.mmproj.name}" gives features of width ${vision?.textHiddenSize}; the text model takes ${text.hiddenSize}.`,
      { hint: "Use the mmproj file that belongs to the model." },
    );
  }
  const contextLength = Math.min(text.maxPositions, options.contextLength ?? defaultContextLength);
  const prefillChunkTokens = options.prefillChunkTokens ?? (device === "cpu" ? 64 : 512);
  const batchCapacity = Math.max(prefillChunkTokens, vision?.tokensPerImage ?? 1);
  // Room beyond one full sequence, so that its forks can be scored.
  const cells = cellMultiple * (Math.ceil(contextLength / cellMultiple) + 1);
  const memory = memoryNeed({
    text,
    textBytes: files.text.header.fileBytes,
    ...(files.mmproj &&
      vision && {
        vision: {
          shape: vision,
          bytes: files.mmproj.header.fileBytes,
          flashAttention: options.flashAttention !== false,
        },
      }),
    cells,
    kvBytesPerValue: options.kvCacheType === "f32" ? 4 : 2,
    batchCapacity,
  });
  return {
    text,
    ...(vision !== undefined && { vision }),
    contextLength,
    cells,
    prefillChunkTokens,
    batchCapacity,
    threads: options.threads ?? defaultThreads(files.text.header.fileBytes, mathCores),
    memory,
  };
}

/** Steps of smaller models are shorter than the waits of threads for each other. */
const oneThreadBytes = 2 ** 26;

function defaultThreads(textBytes: number, mathCores: number): number {
  return textBytes < oneThreadBytes ? 1 : Math.max(1, Math.min(mathCores, availableParallelism()));
}

/** ggml ends the process when it is asked for more (`GGML_MAX_N_THREADS`). */
const mostThreads = 512;

/** @throws {InvalidArgumentError} naming the option. */
export function checkOptions(options: GgufRuntimeOptions): void {
  for (const key of ["threads", "contextLength", "prefillChunkTokens"] as const) {
    const value = options[key];
    if (value !== undefined && !(Number.isSafeInteger(value) && value > 0)) {
      throw new InvalidArgumentError(`\`${key}\` must be a whole number above 0.`);
    }
  }
  const { threads = 1, gpuLayers = "auto", flashAttention = "auto", kvCacheType = "f16" } = options;
  if (threads > mostThreads) throw new InvalidArgumentError(`\`threads\` must be ${mostThreads} at most.`);
  if (!(gpuLayers === "auto" || gpuLayers === "max" || (Number.isSafeInteger(gpuLayers) && gpuLayers >= 0))) {
    throw new InvalidArgumentError("`gpuLayers` must be auto, max, or a whole number.");
  }
  if (flashAttention !== "auto" && typeof flashAttention !== "boolean") {
    throw new InvalidArgumentError("`flashAttention` must be auto, true or false.");
  }
  if (kvCacheType !== "f16" && kvCacheType !== "f32") {
    throw new InvalidArgumentError("`kvCacheType` must be f16 or f32.");
  }
}
