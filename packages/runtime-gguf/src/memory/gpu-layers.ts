import { OutOfMemoryError } from "@medgemma/core";
import type { NativeLibrary } from "../native/load-library.js";

export interface GpuLayersInput {
  readonly path: string;
  readonly wanted: number | "auto" | "max";
  readonly contextLength: number;
  readonly flashAttention: boolean | "auto";
  readonly memoryCheck: boolean;
}

/**
 * How many layers go to the GPU, by node-llama-cpp's estimate of what they and the cache take there.
 *
 * @throws {OutOfMemoryError} when the number asked for does not fit the GPU's free memory.
 */
export async function gpuLayersFor({ device, nodeLlama }: NativeLibrary, input: GpuLayersInput): Promise<number> {
  if (device === "cpu") return 0;
  const { readGgufFileInfo, GgufInsights, InsufficientMemoryError } = await import("node-llama-cpp");
  const insights = await GgufInsights.from(await readGgufFileInfo(input.path), nodeLlama);
  const wanted = input.wanted === "auto" ? { fitContext: { contextSize: input.contextLength } } : input.wanted;
  try {
    return await insights.configurationResolver.resolveModelGpuLayers(wanted, {
      ignoreMemorySafetyChecks: !input.memoryCheck,
      defaultContextFlashAttention: input.flashAttention,
      defaultContextSwaFullCache: true,
    });
  } catch (cause) {
    if (!(cause instanceof InsufficientMemoryError)) throw cause;
    const { free, total } = await nodeLlama.getVramState();
    throw new OutOfMemoryError(
      `The layers and the cache do not fit the GPU: ${mib(free)} of its ${mib(total)} MiB are free. ${cause.message}`,
      {
        hint: "Lower `gpuLayers` or `contextLength`, use a smaller weight format, or leave `gpuLayers` to `auto`.",
        cause,
      },
    );
  }
}

function mib(bytes: number): number {
  return Math.floor(bytes / 2 ** 20);
}
