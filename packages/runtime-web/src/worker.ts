import type { EngineReply, EngineRequest, LoadedEngine, MessageLink } from "@medgemma/onnx-engine";
import { createEmbeddingTable, hostEngine, OnnxEngine, warmUp } from "@medgemma/onnx-engine";
import type * as Ort from "onnxruntime-web/webgpu";
import type { DeviceLost, LoadArguments, LoadResult, WorkerReady } from "./worker-messages.js";
import { GpuKvCache } from "./worker/gpu-kv-cache.js";
import { importOrt } from "./worker/import-ort.js";
import { openSessions } from "./worker/open-sessions.js";

/** The part of a worker's global scope that is used here. */
interface WorkerScope {
  postMessage(message: EngineReply | DeviceLost | WorkerReady, transfer?: readonly Transferable[]): void;
  addEventListener(type: "message", listener: (event: MessageEvent<EngineRequest>) => void): void;
}

const scope = globalThis as unknown as WorkerScope;

const link: MessageLink<EngineRequest, EngineReply> = {
  send: (message, transfer = []) => scope.postMessage(message, transfer),
  receive: (handler) => scope.addEventListener("message", ({ data }) => handler(data)),
};

hostEngine<LoadArguments>(link, async (load): Promise<LoadedEngine<LoadResult>> => {
  const ort = await importOrt(load.entry);
  configure(ort, load);
  const { decoder, vision, device } = await openSessions(ort, load);
  const { text } = load.manifest.config;
  const gpu = device === undefined ? undefined : watch(device);
  const engine = new OnnxEngine({
    config: load.manifest.config,
    decoder: {
      run: (feeds) => decoder.run(feeds as Parameters<typeof decoder.run>[0]),
      async release() {
        await decoder.release();
        gpu?.destroy();
      },
    },
    ...(vision !== undefined && { vision: vision }),
    embeddings: createEmbeddingTable({
      format: load.manifest.weights.embeddings,
      hiddenSize: text.hiddenSize,
      read: (file, offset, length) => readBytes(load, file, { offset, length }),
    }),
    createTensor: (type, data, dims) => new ort.Tensor(type, data as Float32Array, dims),
    ...(device !== undefined && {
      createCache: () =>
        new GpuKvCache({
          text,
          device,
          createTensor: (buffer, dims) => ort.Tensor.fromGpuBuffer(buffer, { dataType: "float32", dims }),
        }),
    }),
    prefillChunkTokens: load.prefillChunkTokens ?? (device === undefined ? 64 : 256),
    prefixCacheBytes: load.prefixCacheBytes ?? 2 ** 28,
  });
  await warmUp(engine, load.warmUpIds);
  return { engine, result: { version: ort.env.versions.web ?? "unknown" } };
});

scope.postMessage({ type: "worker-ready" });

function configure(ort: typeof Ort, { device, threads, wasmPaths }: LoadArguments): void {
  ort.env.logLevel = "error";
  // On WebGPU the processor only hands out work.
  const count = device === "webgpu" ? 1 : threads;
  if (count !== undefined) ort.env.wasm.numThreads = count;
  if (wasmPaths !== undefined) ort.env.wasm.wasmPaths = wasmPaths;
}

/** Reports when the browser takes the device away, unless it is given back. */
function watch(device: GPUDevice): { readonly destroy: () => void } {
  let givenBack = false;
  void device.lost.then(({ message, reason }) => {
    if (!givenBack) scope.postMessage({ type: "device-lost", reason: message || reason });
  });
  return {
    destroy() {
      givenBack = true;
      device.destroy();
    },
  };
}

async function readBytes(
  { manifest, files }: LoadArguments,
  file: "rows" | "scales",
  { offset, length }: { readonly offset: number; readonly length: number },
): Promise<Uint8Array> {
  const { embeddings, embeddingScales = embeddings } = manifest.files;
  const blob = files[file === "rows" ? embeddings.path : embeddingScales.path] as Blob;
  return new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer());
}
