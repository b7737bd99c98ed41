import { sameFormat, splitProgress } from "@medgemma/hub/shared";
import {
  checkFields,
  createLoader,
  createTokenizer,
  type DeviceSupport,
  isBoolean,
  isEither,
  isFunction,
  isInteger,
  isOneOf,
  isRecord,
  InvalidArgumentError,
  isText,
  type LanguageModelParts,
  type LoadOptions,
  refuseAdapters,
  MedGemmaError,
  type PackageManifest,
  type Runtime,
  RuntimeUnavailableError,
  type Tokenizer,
} from "@medgemma/core";
import { createRemoteModel, describePackage, packageCapabilities } from "@medgemma/onnx-engine";
import { insecureReason, logicalCores, readBrowserFacts } from "./browser-facts.js";
import { chooseEntry } from "./choose-entry.js";
import { type EngineWorker, startEngineWorker } from "./engine-worker.js";
import { judgeDevices } from "./judge-devices.js";
import { openSource } from "./open-source.js";
import type { WebModelSource } from "./package-files.js";
import { readBlob } from "./read-blob.js";
import { readPackage, type WebPackage } from "./read-package.js";
import { threadNotes } from "./thread-notes.js";
import type { WebDevice, WebRuntimeOptions } from "./web-options.js";
import type { LoadArguments, LoadResult } from "./worker-messages.js";

/**
 * MedGemma on onnxruntime-web, in a worker of its own. Loads packages made by `@medgemma/convert`: by Hugging Face id or URL,
 * downloaded once and kept in the browser's storage, or from a folder or files that the user picked.
 *
 * Nothing is fetched from anywhere but there, and onnxruntime's own files from where the application is served.
 */
export function webRuntime(options: WebRuntimeOptions = {}): Runtime<WebModelSource> {
  return {
    specVersion: 1,
    id: "web",
    async probe() {
      const devices = judgeDevices(await readBrowserFacts());
      return { available: devices.some(({ available }) => available), devices };
    },
    open: (source, loadOptions) => open(source, options, loadOptions),
    load: createLoader((source, loadOptions) => open(source, options, loadOptions)),
  };
}

async function open(
  source: WebModelSource,
  options: WebRuntimeOptions,
  loadOptions: LoadOptions = {},
): Promise<LanguageModelParts> {
  const { signal, onProgress } = loadOptions;
  refuseAdapters(loadOptions);
  checkFields("The options of webRuntime", options, optionChecks);
  signal?.throwIfAborted();
  if (!globalThis.isSecureContext) {
    throw new RuntimeUnavailableError(insecureReason, {
      hint: "Browsers offer the GPU, storage and cryptography to safe pages only.",
    });
  }
  onProgress?.({ stage: "files", fraction: 0 });
  const { format = "auto", hub } = loadOptions;
  const facts = await readBrowserFacts();
  const choose = (manifest: PackageManifest): ChosenDevices => {
    requireFormat(format, manifest.weights.decoder);
    return chooseDevices(options.device ?? "auto", judgeDevices(facts, manifest));
  };
  const { preparing, loading } = splitProgress(onProgress);
  const aborting = { ...(signal !== undefined && { signal }) };
  const { files, notes } = await openSource(source, options, {
    ...aborting,
    ...(hub !== undefined && { hub }),
    ...(preparing !== undefined && { onProgress: preparing }),
    // Nobody waits for a download that cannot be used.
    accept: (manifest) => void choose(manifest),
  });
  const webPackage = await readPackage(files, { verifyDigests: options.verifyDigests ?? false, ...aborting });
  const { manifest } = webPackage;
  const { devices, refusals } = choose(manifest);
  loading?.({ stage: "tokenizer", fraction: 0 });
  const tokenizer = await readTokenizer(webPackage);
  signal?.throwIfAborted();
  loading?.({ stage: "graphs", fraction: 0.25 });
  const given = { ...aborting, ...(loading !== undefined && { onProgress: loading }) };
  const request = { options, webPackage, tokenizer, jspi: facts.jspi, ...given };
  const { worker, device, loaded } = await loadOnFirst(devices, refusals, request);
  const model = createRemoteModel(worker.client, {
    info: describePackage(manifest, {
      sha256: webPackage.sha256,
      runtime: { id: "web", version: loaded.version, device },
      refusals,
      contextLength: options.contextLength,
      notes: [...notes, ...threadNotes(device, { ...facts, cores: logicalCores(), threads: options.threads })],
    }),
    capabilities: packageCapabilities(manifest, { ...loaded, contextLength: options.contextLength, device }),
    close: async () => worker.terminate(),
  });
  return { model, tokenizer, eosTokenIds: manifest.config.eosTokenIds };
}

/** @throws {InvalidArgumentError} when the package has another format than the one asked for. */
function requireFormat(wanted: string, actual: string): void {
  if (wanted.toLowerCase() === "auto" || sameFormat("onnx", wanted, actual)) return;
  throw new InvalidArgumentError(`The model was converted to ${actual}; \`format\` asks for ${wanted}.`, {
    hint: "Leave `format` out, or give the package that has it.",
  });
}

interface LoadRequest {
  readonly options: WebRuntimeOptions;
  readonly webPackage: WebPackage;
  readonly tokenizer: Tokenizer;
  readonly jspi: boolean;
  readonly signal?: AbortSignal;
  readonly onProgress?: LoadOptions["onProgress"];
}

interface LoadedWorker {
  readonly worker: EngineWorker;
  readonly device: WebDevice;
  readonly loaded: LoadResult;
}

/** Loads on the first device that takes the model; adds the reasons of those before to `refusals`. */
async function loadOnFirst(
  devices: readonly WebDevice[],
  refusals: DeviceSupport[],
  request: LoadRequest,
): Promise<LoadedWorker> {
  for (const [index, device] of devices.entries()) {
    // Another worker for each try: a build of onnxruntime that failed to start does not start again.
    const worker = startEngineWorker(request.options.createWorker);
    try {
      const { signal, onProgress } = request;
      const call = worker.client.call("load", loadArguments(device, request), signal === undefined ? {} : { signal });
      const loaded = (await call) as LoadResult;
      // Inside, since the worker must not stay when the application's function throws.
      onProgress?.({ stage: "ready", fraction: 1 });
      return { worker, device, loaded };
    } catch (error) {
      worker.terminate();
      const refused = MedGemmaError.isInstance(error) && error.code === "ERR_RUNTIME_UNAVAILABLE";
      if (!refused || index === devices.length - 1) throw error;
      refusals.push({ device, available: false, reason: error.message });
    }
  }
  throw unavailable(refusals);
}

function loadArguments(device: WebDevice, { options, webPackage, tokenizer, jspi }: LoadRequest): LoadArguments {
  const { threads, prefillChunkTokens, prefixCacheBytes, wasmPaths } = options;
  return {
    manifest: webPackage.manifest,
    files: webPackage.files,
    device,
    entry: chooseEntry(device, jspi),
    warmUpIds: Int32Array.of(tokenizer.special.bos, ...tokenizer.encode("Chest")),
    ...(threads !== undefined && { threads }),
    ...(prefillChunkTokens !== undefined && { prefillChunkTokens }),
    ...(prefixCacheBytes !== undefined && { prefixCacheBytes }),
    ...(wasmPaths !== undefined && { wasmPaths }),
  };
}

interface ChosenDevices {
  readonly devices: readonly WebDevice[];
  readonly refusals: DeviceSupport[];
}

/** @throws {RuntimeUnavailableError} with every device's reason when none can be used. */
function chooseDevices(wanted: WebDevice | "auto", support: readonly DeviceSupport[]): ChosenDevices {
  const asked = support.filter(({ device }) => wanted === "auto" || device === wanted);
  const refusals = asked.filter(({ available }) => !available);
  const devices = asked.filter(({ available }) => available).map(({ device }) => device as WebDevice);
  if (devices.length === 0) throw unavailable(refusals);
  return { devices, refusals };
}

function unavailable(refusals: readonly DeviceSupport[]): RuntimeUnavailableError {
  const reasons = refusals.map(({ device, reason }) => `${device}: ${reason ?? "refused"}`).join(" ");
  return new RuntimeUnavailableError(`This browser cannot run the model. ${reasons}`, {
    hint: "Call `preflight()` to see what it offers.",
  });
}

async function readTokenizer({ manifest, files }: WebPackage): Promise<Tokenizer> {
  const source = manifest.source.files.find(({ path }) => path === "tokenizer.json");
  const { path } = manifest.files.tokenizer;
  const bytes = await readBlob(files[path] as Blob, path);
  return createTokenizer(bytes, source === undefined ? {} : { expectedSourceSha256: source.sha256 });
}

const optionChecks = {
  device: isOneOf("auto", "webgpu", "wasm"),
  threads: isInteger(1),
  contextLength: isInteger(1),
  prefillChunkTokens: isInteger(1),
  prefixCacheBytes: isInteger(0),
  verifyDigests: isBoolean,
  fetch: isFunction,
  store: { what: "a model store, as `openModelStore` returns", accept: (value: unknown) => typeof value === "object" },
  wasmPaths: isEither(isText, isRecord({ wasm: isText, mjs: isText })),
  createWorker: isFunction,
};
