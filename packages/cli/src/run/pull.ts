import type { CommandContext } from "../command-context.js";
import { exitCodes } from "../exit-codes.js";
import { findModel, runtimeFor } from "../model/find-model.js";
import type { RuntimeChoice } from "../options/common-options.js";
import { quoted } from "../quoted.js";
import { loadProgress } from "../terminal/load-progress.js";

export interface PullFlags {
  readonly runtime: RuntimeChoice;
  readonly format?: string;
  readonly mmproj?: string;
  readonly convert: boolean;
}

/** `medgemma pull`: fetches a model and converts it. */
export async function runPull(model: string, flags: PullFlags, context: CommandContext): Promise<number> {
  const { screen, signal, json } = context;
  const { createContext, fetchRepository, resolveModel } = await import("@medgemma/hub");
  screen.progress("Looking for the model");
  const found = await findModel(model, { signal });
  const options = { signal, onProgress: loadProgress(screen) };
  const { format, mmproj } = flags;
  const runtime = runtimeFor(found, flags.runtime);
  const ready = flags.convert
    ? await resolveModel(found.source, {
        ...options,
        runtime,
        ...(format !== undefined && { format }),
        ...(mmproj !== undefined && { mmproj }),
        ...(runtime === "gguf" && { quantizer: (await import("@medgemma/runtime-gguf")).ggufQuantizer() }),
      })
    : { path: await fetchRepository(found.source, createContext(options)), notes: [] };
  screen.clearProgress();
  const revision = found.located.at === "hub" ? found.located.listing.commit : undefined;
  if (json) {
    const { path, mmproj: encoder, formatReason, notes } = { mmproj: undefined, formatReason: undefined, ...ready };
    const told = { command: "pull", ok: true, model, revision, runtime, path, mmproj: encoder, formatReason, notes };
    screen.line(JSON.stringify(told, null, 2));
    return exitCodes.ok;
  }
  if ("formatReason" in ready && ready.formatReason !== undefined) screen.note(`Format: ${ready.formatReason}`);
  for (const note of ready.notes) screen.note(`Note: ${note}`);
  screen.line(ready.path);
  const choice = flags.runtime === "auto" ? "" : ` --runtime ${flags.runtime}`;
  const chosen = format === undefined ? "" : ` --format ${format}`;
  if (flags.convert) screen.note(`Next: medgemma report chest.png --model ${quoted(model)}${choice}${chosen}`);
  return exitCodes.ok;
}
