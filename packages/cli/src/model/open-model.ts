import { type LanguageModel, type LoadOptions, loadMedGemma, MedGemmaError, noChatTemplate } from "@medgemma/core";
import type { CommandContext, ModelUse, OpenedModel } from "../command-context.js";
import { defaultModelFolder, testModelBanner } from "../default-model.js";
import type { ModelFlags } from "../options/common-options.js";
import { inFlags, tellError } from "../report-error.js";
import { loadProgress } from "../terminal/load-progress.js";
import { createRuntime, knowsDevice } from "./create-runtime.js";
import { findModel, runtimeFor } from "./find-model.js";

type LoadContext = Pick<CommandContext, "screen" | "signal" | "json" | "verbose">;

/** Where a model is and which runtime loads it. */
export interface ModelChoice {
  readonly source: string;
  readonly runtime: "onnx" | "gguf";
  readonly isTestModel: boolean;
  /** What finding it told, for example that the Hub could not be asked. */
  readonly notes: readonly string[];
}

/** Decides what `--model` and `--runtime` mean. Without `--model`: the test model, for ONNX Runtime if nothing is said. */
export async function chooseModel(
  { model, runtime }: Pick<ModelFlags, "model" | "runtime">,
  { screen, signal }: LoadContext,
): Promise<ModelChoice> {
  if (model === undefined) {
    const id = runtime === "gguf" ? "gguf" : "onnx";
    return { source: await defaultModelFolder(id), runtime: id, isTestModel: true, notes: [] };
  }
  screen.progress("Looking for the model");
  const found = await findModel(model, { signal });
  screen.clearProgress();
  const notes = found.located.at === "hub" ? found.located.notes : [];
  return { source: found.source, runtime: runtimeFor(found, runtime), isTestModel: false, notes };
}

/** Loads what the flags ask for, with progress, and tells what must be known of it. */
export async function openModel(
  flags: ModelFlags,
  context: LoadContext,
  { rawText = false }: ModelUse = {},
): Promise<OpenedModel> {
  const choice = await chooseModel(flags, context);
  let model: LanguageModel;
  try {
    model = await load(choice, flags, context);
  } catch (error) {
    const isFree = flags.runtime === "auto" && knowsDevice("gguf", flags.device ?? "auto");
    const isChoice = choice.isTestModel && isFree && choice.runtime === "onnx";
    if (!isChoice || !MedGemmaError.isInstance(error) || error.code !== "ERR_RUNTIME_UNAVAILABLE") throw error;
    context.screen.note(`ONNX Runtime cannot be used here (${tellError(error).message}); llama.cpp is.`);
    const source = await defaultModelFolder("gguf");
    model = await load({ ...choice, source, runtime: "gguf" }, flags, context);
  }
  // Why better devices were not taken is for those who ask.
  const told = [...new Set([...choice.notes, ...model.info.warnings])]
    .filter((warning) => context.verbose || !/^Device \w+ was not used/.test(warning))
    .filter((warning) => !rawText || warning !== noChatTemplate)
    .map(inFlags);
  const warnings = [...(choice.isTestModel ? [testModelBanner] : []), ...told];
  if (!context.json) {
    if (choice.isTestModel) context.screen.notice(testModelBanner, "yellow");
    if (model.info.formatReason !== undefined) context.screen.note(`Format: ${model.info.formatReason}`);
    for (const warning of told) context.screen.note(`Note: ${warning}`);
  }
  return { model, warnings, [Symbol.asyncDispose]: () => model[Symbol.asyncDispose]() };
}

async function load(choice: ModelChoice, flags: ModelFlags, { screen, signal }: LoadContext): Promise<LanguageModel> {
  signal.throwIfAborted();
  screen.progress("Loading the model");
  const model = await loadMedGemma({
    model: choice.source,
    runtime: await createRuntime(choice.runtime, flags),
    signal,
    ...loadFlags(flags, choice),
    onProgress: loadProgress(screen, signal),
  });
  screen.clearProgress();
  return model;
}

/** What flags say about loading; the test model has the formats that it has. */
export function loadFlags(
  { format, family }: Pick<ModelFlags, "format" | "family">,
  { isTestModel }: ModelChoice,
): Pick<LoadOptions, "format" | "family"> {
  return {
    ...(format !== undefined && !isTestModel && { format }),
    ...(family !== undefined && { family }),
  };
}
