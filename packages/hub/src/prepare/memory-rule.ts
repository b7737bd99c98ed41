import { totalmem } from "node:os";
import type { GemmaConfig } from "@medgemma/core";

/**
 * Bytes of memory that this process may use at most: the machine's, or its container's when that has less. What is free at the
 * moment does not matter, so that a machine always chooses the same.
 *
 * @param limit what the container allows; 0 or more than the machine has when there is no limit.
 */
export function machineMemory(total = totalmem(), limit = process.constrainedMemory()): number {
  return limit > 0 && limit < total ? limit : total;
}

/** Whether weights in full precision leave most of the memory to others. */
export function fitsWell(weights: number, memory: number): boolean {
  return weights <= memory / 4;
}

/** Whether a model can work without taking what the system and the application need. */
export function fits(needed: number, memory: number): boolean {
  return needed <= 0.7 * memory;
}

/** Positions of the cache that are reckoned with; what llama.cpp is given by default. */
const positions = 8192;

/**
 * Bytes that a model needs beside its weights: the cache of 8192 positions, and one layer's attention scores of an image, the
 * largest tensor that is computed. ONNX Runtime has a float32 cache, which holds two windows of local layers; llama.cpp's is
 * float16 and holds all.
 */
export function workingBytes({ text, vision }: GemmaConfig, to: "onnx" | "gguf"): number {
  const localRows = to === "gguf" ? positions : Math.min(positions, 2 * text.slidingWindow);
  const rows = text.local.reduce((sum, isLocal) => sum + (isLocal ? localRows : positions), 0);
  const cache = rows * 2 * text.kvHeads * text.headDim * (to === "gguf" ? 2 : 4);
  const scores = vision === undefined ? 0 : vision.heads * (vision.imageSize / vision.patchSize) ** 4 * 4;
  return cache + scores;
}
