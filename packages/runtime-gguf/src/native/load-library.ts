import { basename, dirname } from "node:path";
import { RuntimeUnavailableError } from "@medgemma/core";
import type { Llama } from "node-llama-cpp";
import type { GgufDevice } from "../gguf-options.js";
import { abortCallbackSymbol } from "./abort-flag.js";
import { bindFunctions } from "./bind-functions.js";
import { checkLayouts } from "./check-layouts.js";
import {
  type GgmlBackendFunctions,
  ggmlBackendSignatures,
  type GgmlFunctions,
  ggmlSignatures,
} from "./ggml-functions.js";
import { boundRelease } from "./library-version.js";
import { type LlamaFunctions, llamaSignatures } from "./llama-functions.js";
import { NativeLog } from "./native-log.js";
import type { Memory, Pointer } from "./pointer.js";
import { sharedObjects } from "./shared-objects.js";
import { defineStructs } from "./struct-layouts.js";

/** llama.cpp as node-llama-cpp loaded it for one device, with its C API. */
export interface NativeLibrary {
  readonly device: GgufDevice;
  readonly llama: LlamaFunctions;
  readonly ggml: GgmlFunctions & GgmlBackendFunctions;
  /** node-llama-cpp's own handle, for its estimates of memory. */
  readonly nodeLlama: Llama;
  readonly log: NativeLog;
  /** What ggml is given to ask for an abort; see `AbortFlag`. */
  readonly abortCallback: Pointer;
  readonly addressOf: (memory: Memory) => Pointer;
  /** A view of native memory, not a copy. */
  readonly view: (pointer: Pointer, bytes: number) => ArrayBuffer;
  /** Calls `ggml_backend_set_n_threads` of a backend, which is known by its address only. */
  readonly setThreads: (address: Pointer, backend: Pointer, threads: number) => void;
  /** Calls `ggml_threadpool_new` and `ggml_threadpool_free`, likewise. */
  readonly newThreadPool: (address: Pointer, params: Memory) => Pointer | null;
  readonly freeThreadPool: (address: Pointer, pool: Pointer) => void;
  /** Calls `ggml_backend_set_abort_callback`, likewise. */
  readonly setAbortCallback: (address: Pointer, backend: Pointer, flag: Memory) => void;
  /** Makes native code able to call `listen(progress)`; it goes on when the result is true. */
  readonly progressCallback: (listen: (progress: number) => boolean) => Disposable & { readonly pointer: Pointer };
}

/** Takes no argument and changes nothing, so it can be called as a log callback that drops what it is given. */
const silentSymbol = "llama_time_us";

/** Native libraries stay loaded for the life of the process, so each is loaded once. */
const libraries = new Map<GgufDevice, Promise<NativeLibrary>>();

/**
 * Loads llama.cpp for a device and binds its C API.
 *
 * @throws {RuntimeUnavailableError} when node-llama-cpp has no binary for this machine and device, or it is
 *   not the release that this package was built for.
 */
export function loadLibrary(device: GgufDevice): Promise<NativeLibrary> {
  const known = libraries.get(device);
  if (known !== undefined) return known;
  const loading = load(device);
  libraries.set(device, loading);
  // What failed may work later, for example after an installation.
  loading.catch(() => libraries.delete(device));
  return loading;
}

async function load(device: GgufDevice): Promise<NativeLibrary> {
  // Where they are not told, nothing is loaded.
  sharedObjects();
  const nodeLlama = await getNodeLlama(device);
  const { default: koffi } = await import("koffi");
  const files = loadedFiles(device);
  const structs = defineStructs(koffi);
  const base = koffi.load(files.ggmlBase);
  const signatures = llamaSignatures(structs, (type) => koffi.pointer(type));
  const llamaLibrary = koffi.load(files.llama);
  const llama = bindFunctions<LlamaFunctions>(llamaLibrary, signatures);
  checkLayouts({
    model: llama.llama_model_default_params(),
    context: llama.llama_context_default_params(),
    quantize: llama.llama_model_quantize_default_params(),
  });
  const abortCallback = base.symbol(abortCallbackSymbol) as Pointer;
  // Types are made once: koffi keeps every one for good.
  const setThreads = koffi.proto("void", ["void *", "int"]);
  const newThreadPool = koffi.proto("void *", ["void *"]);
  const freeThreadPool = koffi.proto("void", ["void *"]);
  const setAbortCallback = koffi.proto("void", ["void *", "void *", "void *"]);
  const progress = koffi.pointer(koffi.proto("bool", ["float", "void *"]));
  const logged = koffi.pointer(koffi.proto("void", ["int", "const char *", "void *"]));
  // Registered for good: a thread may still be about to call it when the log falls silent.
  const listener = koffi.register((level: number, text: string) => log.add(level, text), logged);
  const silence = llamaLibrary.symbol(silentSymbol) as Pointer;
  const log = new NativeLog((on) => llama.llama_log_set(on ? listener : silence, null));
  return {
    device,
    llama,
    ggml: {
      ...bindFunctions<GgmlFunctions>(base, ggmlSignatures(structs)),
      ...bindFunctions<GgmlBackendFunctions>(koffi.load(files.ggml), ggmlBackendSignatures),
    },
    nodeLlama,
    log,
    abortCallback,
    addressOf: (memory) => koffi.address(memory),
    view: (pointer, bytes) => koffi.view(pointer, bytes),
    setThreads: (address, backend, threads) => void koffi.call(address, setThreads, backend, threads),
    newThreadPool: (address, params) => koffi.call(address, newThreadPool, params) as Pointer | null,
    freeThreadPool: (address, pool) => void koffi.call(address, freeThreadPool, pool),
    setAbortCallback: (address, backend, flag) =>
      void koffi.call(address, setAbortCallback, backend, abortCallback, flag),
    progressCallback(listen) {
      const pointer = koffi.register((value: number) => listen(value), progress);
      return { pointer, [Symbol.dispose]: () => koffi.unregister(pointer) };
    },
  };
}

async function getNodeLlama(device: GgufDevice): Promise<Llama> {
  const nodeLlamaCpp = await import("node-llama-cpp");
  try {
    const { getLlama, LlamaLogLevel } = nodeLlamaCpp;
    const nodeLlama = await getLlama({
      gpu: device === "cpu" ? false : device,
      // Nothing is compiled and nothing is fetched: the binaries are those of the installed packages.
      build: "never",
      skipDownload: true,
      progressLogs: false,
      logLevel: LlamaLogLevel.disabled,
    });
    const { release } = nodeLlama.llamaCppRelease;
    if (release !== boundRelease || nodeLlama.buildType !== "prebuilt") {
      throw new RuntimeUnavailableError(
        `node-llama-cpp brought llama.cpp ${release} (${nodeLlama.buildType}); this package was built for ${boundRelease}.`,
        { hint: "Install the exact version of node-llama-cpp that @medgemma/runtime-gguf depends on." },
      );
    }
    if (device !== "cpu" && (await nodeLlama.getGpuDeviceNames()).length === 0) {
      throw new RuntimeUnavailableError(`This machine has no GPU that ${device} can use.`);
    }
    return nodeLlama;
  } catch (cause) {
    if (cause instanceof RuntimeUnavailableError) throw cause;
    // Its message is its name only.
    const isMissing = cause instanceof nodeLlamaCpp.NoBinaryFoundError;
    const message = cause instanceof Error ? cause.message : String(cause);
    const why = isMissing ? "No binary that works here is installed." : message;
    throw new RuntimeUnavailableError(`llama.cpp could not be loaded for ${device}. ${why}`, {
      hint: "Check that the @node-llama-cpp package for this platform is installed, and for a GPU its driver.",
      cause,
    });
  }
}

/** Where node-llama-cpp found the libraries that it loaded. */
function loadedFiles(device: GgufDevice): Readonly<Record<"llama" | "ggml" | "ggmlBase", string>> {
  const objects = sharedObjects();
  const variant = device === "cpu" ? "" : `\\.${device}`;
  const find = (pattern: string, near?: string): string => {
    const matching = objects.filter((path) => new RegExp(`^(lib)?${pattern}\\.(so|dylib|dll)$`).test(basename(path)));
    const found = matching.find((path) => near !== undefined && dirname(path) === dirname(near)) ?? matching[0];
    if (found !== undefined) return found;
    throw new RuntimeUnavailableError("The libraries that node-llama-cpp loaded could not be found in the process.");
  };
  const llama = find(`llama${variant}\\.v[\\d.]+`);
  return { llama, ggml: find(`ggml${variant}\\.v[\\d.]+`, llama), ggmlBase: find("ggml-base", llama) };
}
