import { parentPort, workerData } from "node:worker_threads";
import type { ImageFeatureStore } from "@medgemma/core";
import {
  type EngineReply,
  type EngineRequest,
  hostEngine,
  type LoadedEngine,
  OnnxEngine,
  type OrtSession,
  runsAreExact,
} from "@medgemma/onnx-engine";
import type { InferenceSession } from "onnxruntime-node";
import { openEmbeddingFiles } from "./embedding-files.js";
import { loadBinding } from "./load-binding.js";
import { NativeGate } from "./native-gate.js";
import { openSessions } from "./open-sessions.js";
import type { LoadArguments, LoadResult, WorkerStart } from "./worker-messages.js";

const port = parentPort;
// A process of its own, without an application that could stop it inside native code, has a gate that nobody closes.
const gate = new NativeGate(port === null ? NativeGate.createMemory() : (workerData as WorkerStart).gate);
if (port === null) process.on("disconnect", () => process.exit());

hostEngine<LoadArguments>(
  {
    send(message: EngineReply, transfer = []) {
      if (port === null) process.send?.(message, undefined, undefined, () => {});
      else port.postMessage(message, [...transfer]);
    },
    receive(handler: (message: EngineRequest) => void) {
      (port ?? process).on("message", handler);
    },
  },
  async (load): Promise<LoadedEngine<LoadResult>> => {
    const { ort, decoder, vision, device, refusals } = await gate.enter(async () => {
      const binding = await loadBinding();
      return { ort: binding, ...(await openSessions(binding, load)) };
    });
    const store = load.imageFeatures && (await featureStore(load.imageFeatures, [device, ort.env.versions.node]));
    const embeddings = openEmbeddingFiles(load.folder, load.manifest);
    const gated = (session: InferenceSession, afterRelease?: () => void): OrtSession => ({
      run: (feeds) => gate.enter(() => session.run(feeds as Parameters<typeof session.run>[0])),
      async release() {
        await gate.enter(() => session.release());
        afterRelease?.();
      },
    });
    const engine = new OnnxEngine({
      config: load.manifest.config,
      decoder: gated(decoder, () => embeddings.close()),
      ...(vision !== undefined && { vision: gated(vision) }),
      embeddings: embeddings.table,
      createTensor: (type, data, dims) => new ort.Tensor(type, data as Float32Array, dims),
      ...(load.prefillChunkTokens !== undefined && { prefillChunkTokens: load.prefillChunkTokens }),
      ...(load.prefixCacheBytes !== undefined && { prefixCacheBytes: load.prefixCacheBytes }),
      ...(store !== undefined && { imageFeatureStore: store }),
    });
    // What a package for calibration counts are the tokens of its text only.
    const isCounting = decoder.outputNames.includes("input_squares");
    const { vocabSize } = load.manifest.config.text;
    const exactRuns = device === "cpu" && !isCounting && (await runsAreExact(engine, vocabSize));
    return { engine, result: { device, version: ort.env.versions.node ?? "unknown", exactRuns, refusals } };
  },
);

async function featureStore(
  { folder, model }: NonNullable<LoadArguments["imageFeatures"]>,
  computedBy: readonly unknown[],
): Promise<ImageFeatureStore> {
  const { imageFeatureFiles } = await import("@medgemma/hub");
  return imageFeatureFiles({ folder, encoder: JSON.stringify(["onnx", model, ...computedBy]) });
}
