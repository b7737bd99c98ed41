import { parentPort } from "node:worker_threads";
import {
  type EngineReply,
  type EngineRequest,
  hostEngine,
  type LoadedEngine,
  OnnxEngine,
  type OrtSession,
} from "@medgemma/onnx-engine";
import { openEmbeddingFiles } from "./embedding-files.js";
import { openSessions } from "./open-sessions.js";
import type { LoadArguments, LoadResult } from "./worker-messages.js";

const port = parentPort;
if (port === null) throw new Error("This file runs as a worker of @medgemma/runtime-onnx.");

hostEngine<LoadArguments>(
  {
    send: (message: EngineReply, transfer = []) => port.postMessage(message, [...transfer]),
    receive: (handler: (message: EngineRequest) => void) => port.on("message", handler),
  },
  async (load): Promise<LoadedEngine<LoadResult>> => {
    const ort = await import("onnxruntime-node");
    const { decoder, vision, device, refusals } = await openSessions(ort, load);
    const embeddings = openEmbeddingFiles(load.folder, load.manifest);
    const releasing: OrtSession = {
      run: (feeds) => decoder.run(feeds as Parameters<typeof decoder.run>[0]),
      async release() {
        await decoder.release();
        embeddings.close();
      },
    };
    const engine = new OnnxEngine({
      config: load.manifest.config,
      decoder: releasing,
      ...(vision !== undefined && { vision }),
      embeddings: embeddings.table,
      createTensor: (type, data, dims) => new ort.Tensor(type, data as Float32Array, dims),
      ...(load.prefillChunkTokens !== undefined && { prefillChunkTokens: load.prefillChunkTokens }),
      ...(load.prefixCacheBytes !== undefined && { prefixCacheBytes: load.prefixCacheBytes }),
    });
    return { engine, result: { device, version: ort.env.versions.node ?? "unknown", refusals } };
  },
);
