import { resolve } from "node:path";
import {
  contextWarnings,
  InvalidArgumentError,
  type LanguageModelParts,
  type LoadOptions,
  type ModelSource,
  openTokenizer,
  maxExtension,
  OutOfMemoryError,
  type Tokenizer,
} from "@medgemma/core";
import type { sameFormat as SameFormat } from "@medgemma/hub";
import { checkInChild } from "./check-in-child.js";
import { chooseDevice } from "./choose-device.js";
import { Cleanup } from "./cleanup.js";
import { capabilitiesOf, describeModel, identityOf } from "./describe-model.js";
import { Decoder } from "./engine/decoder.js";
import { GgufModel } from "./engine/gguf-model.js";
import { VisionFeatures } from "./engine/vision-features.js";
import { VisionTower } from "./engine/vision-tower.js";
import { checkModelFiles } from "./files/check-model-files.js";
import { fileFormat } from "./files/file-format.js";
import { FileWatch } from "./files/file-watch.js";
import { findModelFiles, type ModelFiles } from "./files/model-files.js";
import { readSmallFile } from "./files/regular-file.js";
import type { GgufRuntimeOptions } from "./gguf-options.js";
import { ggufQuantizer } from "./gguf-quantizer.js";
import { checkOptions, type LoadPlan, planLoad } from "./load-plan.js";
import { isMapped, type LoadedAdapter, loadAdapters, loadWeights, readAdapters, setAdapters } from "./load-weights.js";
import { checkMemory } from "./memory/check-memory.js";
import { gpuLayersFor } from "./memory/gpu-layers.js";
import type { NativeLibrary } from "./native/load-library.js";
import type { Pointer } from "./native/pointer.js";
import type { ContextParams } from "./native/struct-layouts.js";
import { rebuildTokenizer } from "./rebuild-tokenizer.js";

/** Opens a model's files, and makes of them what core needs. The order is cheap checks first. */
export async function openModel(
  source: ModelSource,
  options: GgufRuntimeOptions,
  loadOptions: LoadOptions = {},
): Promise<LanguageModelParts> {
  const { signal, adapters = [] } = loadOptions;
  checkOptions(options);
  signal?.throwIfAborted();
  const { fetchAdapterFile, imageFeatureFiles, resolveModel, sameFormat, splitProgress } =
    await import("@medgemma/hub");
  const { preparing, loading: onProgress } = splitProgress(loadOptions.onProgress);
  const resolved = await resolveModel(source, {
    ...loadOptions,
    runtime: "gguf",
    quantizer: ggufQuantizer(),
    ...(preparing && { onProgress: preparing }),
    ...(options.mmproj !== undefined && { mmproj: options.mmproj }),
  });
  const { path, mmproj } = resolved;
  const progress = (stage: string, fraction: number): void => onProgress?.({ stage, fraction });
  progress("files", 0);
  const files = await findModelFiles(path, {
    verifyDigests: options.verifyDigests ?? false,
    ...(mmproj !== undefined && { mmproj }),
    ...(signal && { signal }),
  });
  requireFormat(files, loadOptions.format, { sameFormat, isChosen: resolved.formatReason !== undefined });
  await checkModelFiles(files, signal);
  const fetched = await Promise.all(
    adapters.map(async (one) => ({
      ...one,
      file: await fetchAdapterFile(one.file, {
        ...(loadOptions.hub && { hub: loadOptions.hub }),
        ...(signal && { signal }),
      }),
    })),
  );
  const adapterFiles = await readAdapters(fetched, files.text, signal);
  progress("tokenizer", 0.05);
  const tokenizer = await tokenizerOf(files, signal);
  signal?.throwIfAborted();
  if (options.checkInChild === true) {
    const childOptions = { ...options, checkInChild: false, ...(mmproj !== undefined && { mmproj }) };
    const request = { path, options: childOptions, adapters: fetched };
    await checkInChild(request, signal === undefined ? {} : { signal });
  }
  progress("llama.cpp", 0.1);
  const { native, refusals } = await chooseDevice(options.device ?? "auto");
  const plan = planLoad(files, options, { device: native.device, mathCores: native.nodeLlama.cpuMathCores });
  const gpuLayers = await gpuLayersFor(native, {
    path: files.text.path,
    wanted: options.gpuLayers ?? "auto",
    contextLength: plan.contextLength,
    flashAttention: options.flashAttention ?? "auto",
    memoryCheck: options.memoryCheck ?? true,
  });
  // What lies on a GPU was checked there.
  if (gpuLayers === 0 && options.memoryCheck !== false) checkMemory(plan.memory);
  signal?.throwIfAborted();

  const cleanup = new Cleanup();
  const watch = await FileWatch.open(isMapped(files.text) ? [files.text.path] : []);
  cleanup.defer(() => watch.close());
  try {
    const identity = identityOf(files, signal);
    identity.catch(() => {});
    const model = await loadWeights(native, files.text, {
      gpuLayers,
      signal,
      onProgress: (fraction) => progress("weights", 0.2 + 0.5 * fraction),
    });
    cleanup.defer(() => native.llama.llama_model_free.offThread(model));
    await watch.checkPaths();
    const loadedAdapters = await loadAdapters(native, model, adapterFiles);
    signal?.throwIfAborted();
    const decoder = await createDecoder(native, { model, plan, options, adapters: loadedAdapters });
    cleanup.defer(() => decoder.free());
    signal?.throwIfAborted();
    const tower = await loadTower(native, files, { plan, options, progress, ...(signal && { signal }) });
    if (tower !== undefined) cleanup.defer(() => tower.free());
    const info = await describeModel({
      files,
      sha256: await identity,
      device: native.device,
      adapters: loadedAdapters,
      formatReason: resolved.formatReason,
      warnings: [...resolved.notes, ...refusals, ...contextWarnings(options.contextLength, plan.text.maxPositions)],
    });
    const { imageFeatureFolder: folder, flashAttention = "auto" } = options;
    // What the features depend on: weights, llama.cpp's release and device, how attention is computed.
    const encoder = JSON.stringify(["gguf", info.sha256, info.runtime, flashAttention]);
    const store = folder === undefined ? undefined : await imageFeatureFiles({ folder: resolve(folder), encoder });
    signal?.throwIfAborted();
    progress("ready", 1);
    const gguf = new GgufModel({
      info,
      capabilities: capabilitiesOf(plan, native.device),
      decoder,
      ...(tower !== undefined && { vision: new VisionFeatures(tower, store) }),
      vocabSize: plan.text.vocabSize,
      prefillChunkTokens: plan.prefillChunkTokens,
      prefixCacheBytes: options.prefixCacheBytes ?? 2 ** 30,
      free: () => cleanup.run(),
    });
    const eosTokenIds = files.converted?.manifest.config.eosTokenIds ?? plan.text.eosTokenIds;
    return { model: watch.guard(gguf), tokenizer, eosTokenIds };
  } catch (error) {
    await cleanup.run();
    throw error;
  }
}

/** @throws {InvalidArgumentError} when files that were not converted here have another format than the one asked for. */
function requireFormat(
  { text, converted }: ModelFiles,
  wanted: string | undefined,
  { sameFormat, isChosen }: { readonly sameFormat: typeof SameFormat; readonly isChosen: boolean },
): void {
  if (wanted === undefined || wanted.toLowerCase() === "auto" || isChosen || converted !== undefined) return;
  const format = fileFormat(text);
  if (sameFormat("gguf", wanted, format)) return;
  throw new InvalidArgumentError(`"${text.name}" holds ${format}; \`format\` asks for ${wanted}.`, {
    hint: "Leave `format` out, or give the file that has it.",
  });
}

/** Gemma's takes 13 MB. */
const largestTokenizer = 2 ** 28;

async function tokenizerOf({ text, converted }: ModelFiles, signal?: AbortSignal): Promise<Tokenizer> {
  if (converted === undefined) return rebuildTokenizer(text, signal);
  const source = converted.manifest.source.files.find(({ path }) => path === "tokenizer.json");
  return openTokenizer(await readSmallFile(converted.tokenizer, largestTokenizer), {
    ...(source !== undefined && { expectedSourceSha256: source.sha256 }),
  });
}

interface DecoderInput {
  readonly model: Pointer;
  readonly plan: LoadPlan;
  readonly options: GgufRuntimeOptions;
  readonly adapters: readonly LoadedAdapter[];
}

async function createDecoder(native: NativeLibrary, input: DecoderInput): Promise<Decoder> {
  const { model, plan, options, adapters } = input;
  const parameters = {
    model,
    params: contextParams(plan, options),
    shape: {
      vocabSize: plan.text.vocabSize,
      batchCapacity: plan.batchCapacity,
      isAsynchronous: native.device !== "cpu",
    },
  };
  const decoder = await native.log.capture(() => Decoder.create(native, parameters));
  if (decoder === undefined) {
    throw new OutOfMemoryError(`llama.cpp could not make a context. ${native.log.take()}`, {
      hint: "Use a shorter `contextLength`.",
    });
  }
  setAdapters(native, decoder.context, adapters);
  return decoder;
}

/** `ggml_type`. */
const cacheTypes = { f32: 0, f16: 1 } as const;

function contextParams(plan: LoadPlan, options: GgufRuntimeOptions): Partial<ContextParams> {
  const { flashAttention = "auto", kvCacheType = "f16" } = options;
  return {
    n_ctx: plan.cells,
    n_batch: plan.batchCapacity,
    // An image has to fit one micro-batch.
    n_ubatch: plan.batchCapacity,
    n_seq_max: 1,
    // llama.cpp reserves work for as many rows of the vocabulary.
    n_outputs_max: maxExtension,
    n_threads: plan.threads,
    n_threads_batch: plan.threads,
    flash_attn_type: flashAttention === "auto" ? -1 : Number(flashAttention),
    type_k: cacheTypes[kvCacheType],
    type_v: cacheTypes[kvCacheType],
    // Room for all positions in local layers too, so that sequences can go back to prefixes.
    swa_full: true,
    kv_unified: true,
  };
}

interface TowerInput {
  readonly plan: LoadPlan;
  readonly options: GgufRuntimeOptions;
  readonly progress: (stage: string, fraction: number) => void;
  readonly signal?: AbortSignal;
}

async function loadTower(
  native: NativeLibrary,
  { mmproj: file }: ModelFiles,
  { plan, options, progress, signal }: TowerInput,
): Promise<VisionTower | undefined> {
  const { vision: shape, threads } = plan;
  if (file === undefined || shape === undefined) return undefined;
  let done = 0;
  return VisionTower.load(
    native,
    { file, shape },
    {
      threads,
      flashAttention: options.flashAttention !== false,
      onBytes: (bytes) => progress("image encoder", 0.7 + (0.3 * (done += bytes)) / file.header.fileBytes),
      ...(signal && { signal }),
    },
  );
}
