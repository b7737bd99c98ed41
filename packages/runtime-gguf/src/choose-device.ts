import { InvalidArgumentError, MedGemmaError } from "@medgemma/core";
import type { GgufDevice } from "./gguf-options.js";
import { loadLibrary, type NativeLibrary } from "./native/load-library.js";

/** Devices that exist for a platform, best first. */
export function devicesOf(platform: NodeJS.Platform): readonly GgufDevice[] {
  return platform === "darwin" ? ["metal", "cpu"] : ["cuda", "vulkan", "cpu"];
}

export interface ChosenDevice {
  readonly native: NativeLibrary;
  /** Why better devices were not taken. */
  readonly refusals: readonly string[];
}

/**
 * Loads llama.cpp for the device asked for, or with `auto` for the best that works.
 *
 * @throws {RuntimeUnavailableError} when it cannot be loaded.
 */
export async function chooseDevice(device: GgufDevice | "auto"): Promise<ChosenDevice> {
  const known: readonly string[] = ["auto", "cpu", "cuda", "metal", "vulkan"];
  if (!known.includes(device)) throw new InvalidArgumentError(`\`device\` must be one of: ${known.join(", ")}.`);
  if (device !== "auto") return { native: await loadLibrary(device), refusals: [] };
  const refusals: string[] = [];
  const [...candidates] = devicesOf(process.platform).filter((candidate) => candidate !== "cpu");
  for (const candidate of candidates) {
    try {
      return { native: await loadLibrary(candidate), refusals };
    } catch (error) {
      if (!MedGemmaError.isInstance(error)) throw error;
      refusals.push(`Device ${candidate} was not used: ${error.message}`);
    }
  }
  return { native: await loadLibrary("cpu"), refusals };
}
