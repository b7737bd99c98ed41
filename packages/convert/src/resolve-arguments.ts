import { InvalidArgumentError } from "@medgemma/core";
import { absolutePath } from "./files/absolute-path.js";
import type { AdapterSource } from "./lora/merge-adapters.js";

export interface ResolvedArguments {
  readonly folder: string;
  readonly output: string;
  readonly adapters: readonly AdapterSource[];
}

/**
 * The paths among a conversion's options, made absolute once: the current folder may be another one later.
 *
 * @throws {InvalidArgumentError} when one is no path, or is empty.
 */
export function resolveArguments(options: {
  readonly checkpoint: string;
  readonly output: string;
  readonly adapters?: readonly AdapterSource[];
}): ResolvedArguments {
  const given: Partial<typeof options> = options ?? {};
  const folder = absolutePath(given.checkpoint, "checkpoint");
  const output = absolutePath(given.output, "output");
  const adapters: unknown = given.adapters ?? [];
  if (!Array.isArray(adapters)) throw new InvalidArgumentError("`adapters` has to be a list.");
  return {
    folder,
    output,
    adapters: adapters.map((adapter: AdapterSource | null) => ({
      ...adapter,
      folder: absolutePath(adapter?.folder, "adapters.folder"),
    })),
  };
}
