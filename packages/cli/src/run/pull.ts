import { InvalidArgumentError } from "@medgemma/core";
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
  const options = { signal, onProgress: loadProgress(screen, signal) };
  if (!flags.convert) {
    refuseOtherFlags(flags);
    const path = await fetchRepository(model, createContext(options));
    screen.clearProgress();
    screen.line(json ? JSON.stringify({ command: "pull", ok: true, model, path }, null, 2) : path);
    return exitCodes.ok;
  }
  const found = await findModel(model, { signal });
  const { format, mmproj } = flags;
  const runtime = runtimeFor(found, flags.runtime);
  const ready = await resolveModel(found.source, {
    ...options,
    runtime,
    ...(format !== undefined && { format }),
    ...(mmproj !== undefined && { mmproj }),
    ...(runtime === "gguf" && { quantizer: (await import("@medgemma/runtime-gguf")).ggufQuantizer() }),
    ...(runtime === "onnx" && { calibrator: (await import("@medgemma/runtime-onnx")).onnxCalibrator() }),
  });
  screen.clearProgress();
  const revision = found.located.at === "hub" ? found.located.listing.commit : undefined;
  if (json) {
    screen.line(JSON.stringify({ command: "pull", ok: true, model, revision, runtime, ...ready }, null, 2));
    return exitCodes.ok;
  }
  if (ready.formatReason !== undefined) screen.note(`Format: ${ready.formatReason}`);
  for (const note of ready.notes) screen.note(`Note: ${note}`);
  screen.line(ready.path);
  const choice = flags.runtime === "auto" ? "" : ` --runtime ${flags.runtime}`;
  const chosen = format === undefined ? "" : ` --format ${format}`;
  screen.note(`Next: medgemma report chest.png --model ${quoted(model)}${choice}${chosen}`);
  return exitCodes.ok;
}

/** Files as they are have the format that they have. */
function refuseOtherFlags({ runtime, format, mmproj }: PullFlags): void {
  if (runtime === "auto" && format === undefined && mmproj === undefined) return;
  throw new InvalidArgumentError("--no-convert fetches all files of a repository; it goes with no other option.", {
    hint: "Leave --runtime, --format and --mmproj out, or --no-convert.",
  });
}
