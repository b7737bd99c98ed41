import { availableParallelism } from "node:os";
import {
  checkFields,
  isBoolean,
  isEither,
  isInteger,
  isOneOf,
  isText,
  maxExtension,
  UnsupportedModelError,
} from "@medgemma/core";
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
  /** Positions that the cache has room for. */
  readonly cells: number;
  readonly prefillChunkTokens: number;
  readonly batchCapacity: number;
  readonly threads: number;
  readonly memory: MemoryNeed;
}

const defaultContextLength = 8192;

/** llama.cpp rounds contexts up to it. */
const cellMultiple = 256;

/**
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
  const batchCapacity = Math.max(prefillChunkTokens, maxExtension, vision?.tokensPerImage ?? 1);
  const cells = cellMultiple * Math.ceil(contextLength / cellMultiple);
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

const optionChecks = {
  device: isOneOf("auto", "cpu", "cuda", "metal", "vulkan"),
  gpuLayers: isEither(isOneOf("auto", "max"), isInteger(0)),
  threads: isInteger(1, mostThreads),
  contextLength: isInteger(1),
  flashAttention: isOneOf("auto", true, false),
  kvCacheType: isOneOf("f16", "f32"),
  prefillChunkTokens: isInteger(1),
  prefixCacheBytes: isInteger(0),
  mmproj: isText,
  imageFeatureFolder: isText,
  verifyDigests: isBoolean,
  memoryCheck: isBoolean,
  checkInChild: isBoolean,
};

/** @throws {InvalidArgumentError} when an option is unknown or has a wrong type or range. */
export function checkOptions(options: GgufRuntimeOptions): void {
  checkFields("The options of ggufRuntime", options, optionChecks);
}
