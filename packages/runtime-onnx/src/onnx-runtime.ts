import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import {
  checkFields,
  createLoader,
  isBoolean,
  isInteger,
  isOneOf,
  isText,
  type LanguageModelParts,
  type LoadOptions,
  type ModelSource,
  openTokenizer,
  refuseAdapters,
  type Runtime,
} from "@medgemma/core";
import { createRemoteModel, describePackage, packageCapabilities } from "@medgemma/onnx-engine";
import { devicesToTry } from "./devices.js";
import { type EngineWorker, startEngineWorker } from "./engine-worker.js";
import { FileWatch } from "./file-watch.js";
import { onnxCalibrator } from "./onnx-calibrator.js";
import { filesInUse } from "./mapped-files.js";
import type { OnnxRuntimeOptions } from "./onnx-options.js";
import { probeDevices } from "./probe-devices.js";
import { readPackage } from "./read-package.js";
import type { LoadArguments, LoadResult } from "./worker-messages.js";

/**
 * MedGemma on onnxruntime-node. Loads packages made by `@medgemma/convert`, and checkpoints, which are converted once: by
 * Hugging Face id, folder or address.
 *
 * Computes in a worker thread; the native library is loaded there, and only when a model is.
 */
export function onnxRuntime(options: OnnxRuntimeOptions = {}): Runtime {
  return {
    specVersion: 1,
    id: "onnx",
    probe: probeDevices,
    open: (source, loadOptions) => open(source, options, loadOptions),
    load: createLoader((source, loadOptions) => open(source, options, loadOptions)),
  };
}

async function open(
  source: ModelSource,
  options: OnnxRuntimeOptions,
  loadOptions: LoadOptions = {},
): Promise<LanguageModelParts> {
  const { signal } = loadOptions;
  refuseAdapters(loadOptions);
  checkFields("The options of onnxRuntime", options, optionChecks);
  const devices = devicesToTry(options.device ?? "auto");
  signal?.throwIfAborted();
  const { resolveModel, splitProgress } = await import("@medgemma/hub");
  const { preparing, loading: onProgress } = splitProgress(loadOptions.onProgress);
  const resolved = await resolveModel(source, {
    ...loadOptions,
    runtime: "onnx",
    calibrator: onnxCalibrator(options.threads === undefined ? {} : { threads: options.threads }),
    ...(preparing && { onProgress: preparing }),
  });
  onProgress?.({ stage: "files", fraction: 0 });
  const { folder, manifest, sha256 } = await readPackage(resolved.path, options.verifyDigests ?? false);
  onProgress?.({ stage: "tokenizer", fraction: 0.1 });
  const tokenizerSource = manifest.source.files.find(({ path }) => path === "tokenizer.json");
  const tokenizer = await openTokenizer(await readFile(join(folder, manifest.files.tokenizer.path)), {
    ...(tokenizerSource !== undefined && { expectedSourceSha256: tokenizerSource.sha256 }),
  });
  signal?.throwIfAborted();
  onProgress?.({ stage: "graphs", fraction: 0.2 });
  const watch = await FileWatch.open(filesInUse(manifest).map((path) => join(folder, path)));
  const { client, terminate } = await startOrClose(watch);
  try {
    const request: LoadArguments = {
      folder,
      manifest,
      devices,
      ...(options.threads !== undefined && { threads: options.threads }),
      ...(options.prefillChunkTokens !== undefined && { prefillChunkTokens: options.prefillChunkTokens }),
      ...(options.prefixCacheBytes !== undefined && { prefixCacheBytes: options.prefixCacheBytes }),
      ...(options.imageFeatureFolder !== undefined && {
        imageFeatures: { folder: resolve(options.imageFeatureFolder), model: sha256 },
      }),
    };
    const loaded = (await client.call("load", request, signal === undefined ? {} : { signal })) as LoadResult;
    await watch.checkPaths();
    onProgress?.({ stage: "ready", fraction: 1 });
    const model = createRemoteModel(client, {
      info: describePackage(manifest, {
        sha256,
        runtime: { id: "onnx", version: loaded.version, device: loaded.device },
        refusals: loaded.refusals,
        contextLength: options.contextLength,
        formatReason: resolved.formatReason,
        notes: resolved.notes,
      }),
      capabilities: packageCapabilities(manifest, { ...loaded, contextLength: options.contextLength }),
      close: terminate,
    });
    return { model: watch.guard(model), tokenizer, eosTokenIds: manifest.config.eosTokenIds };
  } catch (error) {
    // A thread that is ended inside a native call takes the process with it, so what it does comes to its end first.
    const closed = client
      .call("dispose", undefined)
      .catch(() => {})
      .then(terminate)
      .then(() => watch.close());
    closed.catch(() => {});
    // Who aborts does not wait for that.
    if (signal?.aborted !== true) await closed;
    throw error;
  }
}

/** Starts the worker; when its file is missing nothing stays open. */
async function startOrClose(watch: FileWatch): Promise<EngineWorker> {
  try {
    return startEngineWorker();
  } catch (error) {
    await watch.close();
    throw error;
  }
}

const optionChecks = {
  device: isOneOf("auto", "cpu", "webgpu", "cuda", "coreml", "dml"),
  threads: isInteger(1),
  contextLength: isInteger(1),
  prefillChunkTokens: isInteger(1),
  prefixCacheBytes: isInteger(0),
  imageFeatureFolder: isText,
  verifyDigests: isBoolean,
};
