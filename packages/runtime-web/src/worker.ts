import { type MedGemmaError, toErrorMessage } from "@medgemma/core";
import type { EngineReply, EngineRequest, LoadedEngine, MessageLink } from "@medgemma/onnx-engine";
import { createEmbeddingTable, hostEngine, OnnxEngine, runsAreExact, warmUp } from "@medgemma/onnx-engine";
import type * as Ort from "onnxruntime-web/webgpu";
import { readBlob } from "./read-blob.js";
import type { LoadArguments, LoadResult, WorkerReady, WorkerStopped } from "./worker-messages.js";
import { GpuKvCache } from "./worker/gpu-kv-cache.js";
import { guardSession } from "./worker/guard-session.js";
import { importOrt } from "./worker/import-ort.js";
import { openSessions } from "./worker/open-sessions.js";
import { watchDevice } from "./worker/watch-device.js";

/** The part of a worker's global scope that is used here. */
interface WorkerScope {
  postMessage(message: EngineReply | WorkerStopped | WorkerReady, transfer?: readonly Transferable[]): void;
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
  let giveBack = (): void => {};
  const { decoder, vision, device } = await openSessions(ort, load, (opened) => {
    giveBack = watchDevice(opened, stop);
  });
  const onFailure = device === undefined ? (): void => {} : stop;
  const guarded = guardSession(decoder, onFailure);
  const { text } = load.manifest.config;
  const engine = new OnnxEngine({
    config: load.manifest.config,
    decoder: {
      run: async (feeds) => guarded.run(feeds),
      async release() {
        await decoder.release();
        giveBack();
      },
    },
    ...(vision !== undefined && { vision: guardSession(vision, onFailure) }),
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
  const exactRuns = load.device === "wasm" && (await runsAreExact(engine, text.vocabSize));
  return { engine, result: { version: ort.env.versions.web ?? "unknown", exactRuns } };
});

scope.postMessage({ type: "worker-ready" });

/** Nothing that is computed from now on is to be trusted: the application's side ends this worker. */
function stop(error: MedGemmaError): void {
  scope.postMessage({ type: "stopped", error: toErrorMessage(error) });
}

function configure(ort: typeof Ort, { device, threads, wasmPaths }: LoadArguments): void {
  ort.env.logLevel = "error";
  // On WebGPU the processor only hands out work.
  const count = device === "webgpu" ? 1 : threads;
  if (count !== undefined) ort.env.wasm.numThreads = count;
  if (wasmPaths !== undefined) ort.env.wasm.wasmPaths = wasmPaths;
}

async function readBytes(
  { manifest, files }: LoadArguments,
  file: "rows" | "scales",
  { offset, length }: { readonly offset: number; readonly length: number },
): Promise<Uint8Array> {
  const { embeddings, embeddingScales = embeddings } = manifest.files;
  const { path } = file === "rows" ? embeddings : embeddingScales;
  return readBlob((files[path] as Blob).slice(offset, offset + length), path);
}
