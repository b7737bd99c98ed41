import { freemem } from "node:os";
import { OutOfMemoryError } from "@medgemma/core";
import type { MemoryNeed } from "./memory-need.js";

/** Bytes that this process can still take: what the system has left, or its container allows. */
function availableMemory(): number {
  // Node 20.13 and later; it knows the limit of a container.
  const limited: NodeJS.Process & { availableMemory?: () => number } = process;
  return Math.min(freemem(), limited.availableMemory?.() ?? Infinity);
}

/**
 * Refuses a model that would not fit, before anything of it is loaded: systems that run out of memory end the
 * process, or swap until nothing moves.
 *
 * @throws {OutOfMemoryError} with the numbers.
 */
export function checkMemory({ weights, cache, work }: MemoryNeed, available = availableMemory()): void {
  const needed = weights + cache + work;
  if (needed <= available) return;
  throw new OutOfMemoryError(
    `The model needs about ${gib(needed)} GiB of memory (weights ${gib(weights)}, cache ${gib(cache)}, work ` +
      `${gib(work)}); ${gib(available)} GiB are free.`,
    {
      hint: "Use a smaller weight format, a shorter `contextLength`, or set `memoryCheck: false` to try all the same.",
    },
  );
}

function gib(bytes: number): string {
  return (bytes / 2 ** 30).toFixed(bytes < 2 ** 30 ? 2 : 1);
}
