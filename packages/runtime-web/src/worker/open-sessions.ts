import { type FileDigest, MedGemmaError, OutOfMemoryError, RuntimeUnavailableError } from "@medgemma/core";
import { decoderWeightFiles, visionSessionOptions } from "@medgemma/onnx-engine";
import type * as Ort from "onnxruntime-web/webgpu";
import type { LoadArguments } from "../worker-messages.js";
import { readBlob } from "../read-blob.js";
import { widenedBlob } from "./widened-blob.js";
import { widenGraph } from "./widen-graph.js";
import { maxWholeFileBytes } from "../judge-devices.js";
import { openDevice } from "./open-device.js";
import { WeightStreams } from "./weight-streams.js";

export interface OpenSessions {
  readonly decoder: Ort.InferenceSession;
  readonly vision?: Ort.InferenceSession;
  /** Where the sessions compute, if on a GPU. */
  readonly device?: GPUDevice;
}

/**
 * Opens the package's graphs. Weights are given as blobs, which onnxruntime reads tensor by tensor where it can.
 *
 * @param onDevice called with the GPU's device before anything of the model is on it.
 * @throws {CorruptModelError} when a file can no longer be read.
 * @throws {RuntimeUnavailableError} when onnxruntime refuses.
 * @throws {OutOfMemoryError} when the weights do not fit.
 */
export async function openSessions(
  ort: typeof Ort,
  load: LoadArguments,
  onDevice: (device: GPUDevice) => void,
): Promise<OpenSessions> {
  const { decoder, vision, visionData } = load.manifest.files;
  try {
    const gpu = load.device === "webgpu" ? await openDevice(ort) : undefined;
    if (gpu !== undefined) onDevice(gpu.device);
    const streams = new WeightStreams(async () => gpu?.device.queue.onSubmittedWorkDone());
    try {
      const decoderSession = await open(ort, load, {
        graph: decoder,
        data: decoderWeightFiles(load.manifest),
        streams,
        // The cache stays on the GPU; logits come back.
        options: gpu === undefined ? {} : { preferredOutputLocation: { new_kv: "gpu-buffer" } },
      });
      return {
        decoder: decoderSession,
        ...(vision !== undefined && {
          vision: await open(ort, load, {
            graph: vision,
            data: [visionData],
            streams,
            options: gpu === undefined ? visionSessionOptions(load.manifest) : {},
          }),
        }),
        ...(gpu !== undefined && { device: gpu.device }),
      };
    } finally {
      streams.release();
      await gpu?.release();
    }
  } catch (cause) {
    if (MedGemmaError.isInstance(cause)) throw cause;
    // Whatever onnxruntime says of a file that it could not read.
    for (const [path, blob] of Object.entries(load.files)) await readBlob(blob.slice(0, 1), path);
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (/bad_alloc|allocat|out of memory/i.test(reason)) {
      throw new OutOfMemoryError("The model does not fit into memory.", {
        hint: "Close other tabs, or use a smaller weight format (q8 or q4).",
        cause,
      });
    }
    throw new RuntimeUnavailableError(`onnxruntime could not open the model on ${load.device}: ${reason}`, { cause });
  }
}

interface Graph {
  readonly graph: FileDigest;
  readonly data: readonly (FileDigest | undefined)[];
  readonly streams: WeightStreams;
  readonly options?: Ort.InferenceSession.SessionOptions;
}

async function open(
  ort: typeof Ort,
  { files, device, entry }: LoadArguments,
  { graph, data, streams, options = {} }: Graph,
): Promise<Ort.InferenceSession> {
  const blobOf = (path: string): Blob => files[path] as Blob;
  const stored = await readBlob(blobOf(graph.path), graph.path);
  // Without JavaScript Promise Integration files pass through memory as a whole.
  const canWiden = entry === "jspi" || data.every((file) => 2 * (file?.bytes ?? 0) <= maxWholeFileBytes);
  const widened = device === "webgpu" && canWiden ? widenGraph(stored) : { graph: stored, files: [] };
  return await ort.InferenceSession.create(widened.graph, {
    executionProviders: [device],
    graphOptimizationLevel: "all",
    logSeverityLevel: 3,
    externalData: [
      ...data.flatMap((file) => (file === undefined ? [] : [{ path: file.path, data: blobOf(file.path) }])),
      ...widened.files.map(({ path, of, type }) => ({ path, data: widenedBlob(blobOf(of), type) })),
    ].map(({ path, data: blob }) => ({ path, data: streams.keep(blob) })),
    ...options,
  });
}
