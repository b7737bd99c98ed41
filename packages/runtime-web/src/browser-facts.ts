import { allowsWebAssembly } from "./web-assembly.js";

/** The GPU as the browser describes it. */
export interface GpuFacts {
  readonly vendor: string;
  readonly architecture: string;
  readonly description: string;
  /** Whether it is computed on the processor. */
  readonly isFallback: boolean;
  readonly shaderF16: boolean;
  readonly maxBufferBytes: number;
  /** Largest tensor that a kernel can read. */
  readonly maxStorageBufferBindingBytes: number;
}

/** What a browser offers, as data. */
export interface BrowserFacts {
  /** WebGPU and storage need https or localhost. */
  readonly secureContext: boolean;
  /** Needed for more than one thread on WebAssembly, and for nothing else. */
  readonly crossOriginIsolated: boolean;
  /** Threads that `wasm` can have: the processor's logical cores where the page is isolated, else one. */
  readonly wasmThreads: number;
  /** JavaScript Promise Integration: weights go from storage to the GPU without a copy in memory. */
  readonly jspi: boolean;
  /** WebAssembly, which a content policy must allow: `script-src 'wasm-unsafe-eval'`. */
  readonly webAssembly: boolean;
  /** The origin private file system, where downloaded packages are kept. */
  readonly storage: boolean;
  /** The GPU, or why there is none. */
  readonly gpu: GpuFacts | { readonly reason: string };
}

/** Whether `WebAssembly` offers JavaScript Promise Integration. */
export function hasJspi(): boolean {
  return typeof WebAssembly === "object" && "Suspending" in WebAssembly;
}

/** Why nothing can be used on a page that was not served safely. */
export const insecureReason = "The page is not served over https or from localhost.";

/** Whether there is an origin private file system that a page can write to: some browsers let only workers do that. */
export function hasStorage(): boolean {
  const handle = (globalThis as { FileSystemFileHandle?: { readonly prototype: object } }).FileSystemFileHandle;
  return (
    typeof globalThis.navigator?.storage?.getDirectory === "function" &&
    handle !== undefined &&
    "createWritable" in handle.prototype
  );
}

/** Threads of the processor, as far as the browser tells. */
export function logicalCores(): number {
  return globalThis.navigator?.hardwareConcurrency ?? 1;
}

/** Asks the browser what it offers. Starts nothing. */
export async function readBrowserFacts(): Promise<BrowserFacts> {
  return {
    secureContext: globalThis.isSecureContext,
    crossOriginIsolated: globalThis.crossOriginIsolated,
    wasmThreads: globalThis.crossOriginIsolated ? logicalCores() : 1,
    jspi: hasJspi(),
    webAssembly: allowsWebAssembly(),
    storage: hasStorage(),
    gpu: await readGpuFacts(),
  };
}

async function readGpuFacts(): Promise<BrowserFacts["gpu"]> {
  if (!globalThis.isSecureContext) return { reason: insecureReason };
  const gpu: GPU | undefined = globalThis.navigator?.gpu;
  if (gpu === undefined) return { reason: "The browser has no WebGPU." };
  const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" }).catch(() => null);
  if (adapter === null)
    return { reason: "The browser has WebGPU, but gives no adapter: the GPU or its driver is blocked." };
  const { info, features, limits } = adapter;
  return {
    vendor: info.vendor,
    architecture: info.architecture,
    description: info.description,
    isFallback: info.isFallbackAdapter,
    shaderF16: features.has("shader-f16"),
    maxBufferBytes: limits.maxBufferSize,
    maxStorageBufferBindingBytes: limits.maxStorageBufferBindingSize,
  };
}
