import { InvalidArgumentError } from "@medgemma/core";
import { createContext, formatBytes, pruneModels, removeModel } from "@medgemma/hub";
import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";

export interface RemoveFlags {
  readonly keepConverted?: boolean;
  readonly unfinished?: boolean;
}

/** `medgemma rm`: removes models from the folder of models. */
export async function runRemove(
  model: string | undefined,
  { keepConverted = false, unfinished = false }: RemoveFlags,
  { screen, json }: CommandContext,
): Promise<number> {
  if (model === undefined && !unfinished) {
    throw new InvalidArgumentError("There is no model to remove.", {
      hint: "Give its id, as `medgemma models` lists it, or --unfinished.",
    });
  }
  const hub = createContext();
  const removed =
    model === undefined ? { models: [], bytes: 0 } : await removeModel(model, hub, { keepConversions: keepConverted });
  const bytes = removed.bytes + (unfinished ? await pruneModels(hub) : 0);
  if (json) {
    screen.line(JSON.stringify({ command: "rm", ok: true, removed: removed.models, freedBytes: bytes }, null, 2));
    return exitCodes.ok;
  }
  for (const { kind, source, format, runtime } of removed.models) {
    const what = runtime === undefined ? "" : ` for ${runtime} (${format})`;
    screen.line(kind === "download" ? `removed the download of ${source}` : `removed ${source}${what}`);
  }
  screen.line(`${formatBytes(bytes)} are free now`);
  return exitCodes.ok;
}
