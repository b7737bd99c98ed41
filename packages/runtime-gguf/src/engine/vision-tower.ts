import { InferenceFailedError, OutOfMemoryError, type PreparedImage } from "@medgemma/core";
import type { GgufFile } from "../files/gguf-file.js";
import type { VisionShape } from "../files/model-shape.js";
import { checkVisionTensors } from "../files/vision-tensors.js";
import { AbortFlag } from "../native/abort-flag.js";
import type { NativeLibrary } from "../native/load-library.js";
import type { Pointer } from "../native/pointer.js";
import { patchRows } from "./patch-rows.js";
import { buildVisionGraph, maxVisionNodes, type VisionGraph, type VisionGraphOptions } from "./vision-graph.js";
import { loadVisionWeights, type VisionWeights } from "./vision-weights.js";

/** `ggml_backend_dev_type`. */
const deviceTypes = { cpu: 0, gpu: 1, integratedGpu: 2 } as const;

export interface VisionTowerOptions {
  readonly threads: number;
  readonly flashAttention: boolean;
  readonly onBytes: (bytes: number) => void;
  readonly signal?: AbortSignal;
}

/** The image encoder and projector on ggml. Calls must not overlap. */
export class VisionTower {
  readonly shape: VisionShape;
  readonly #native: NativeLibrary;
  /** The one that holds the weights first, the CPU last. */
  readonly #backends: readonly Pointer[];
  readonly #weights: VisionWeights;
  readonly #graphOptions: VisionGraphOptions;
  readonly #abort: AbortFlag;

  private constructor(
    native: NativeLibrary,
    parts: { backends: readonly Pointer[]; weights: VisionWeights; graph: VisionGraphOptions; abort: AbortFlag },
  ) {
    this.#native = native;
    this.#backends = parts.backends;
    this.#weights = parts.weights;
    this.#graphOptions = parts.graph;
    this.#abort = parts.abort;
    this.shape = parts.graph.shape;
  }

  /**
   * @throws {CorruptModelError} when a tensor is missing or has another shape.
   * @throws {OutOfMemoryError} when the weights do not fit.
   */
  static async load(
    native: NativeLibrary,
    { file, shape }: { readonly file: GgufFile; readonly shape: VisionShape },
    options: VisionTowerOptions,
  ): Promise<VisionTower> {
    const checked = checkVisionTensors(file, shape);
    const abort = new AbortFlag();
    const backends = openBackends(native, options.threads, abort);
    try {
      const weights = await loadVisionWeights(native, file, {
        backend: backends[0] as Pointer,
        tensors: checked,
        onBytes: options.onBytes,
        ...(options.signal && { signal: options.signal }),
      });
      // On the CPU ggml's flash attention takes twice the time.
      const attention = options.flashAttention && native.device !== "cpu" ? "flash" : "by-head";
      return new VisionTower(native, {
        backends,
        weights,
        abort,
        graph: { shape, partName: checked.partName, attention, weight: (name) => weights.get(name) },
      });
    } catch (error) {
      for (const backend of backends) native.ggml.ggml_backend_free(backend);
      throw error;
    }
  }

  /**
   * Features of an image as the decoder receives them, `[tokensPerImage, text hidden]`.
   *
   * @throws the signal's reason when aborted, on the CPU within one operation.
   */
  async encode({ pixels, size }: PreparedImage, signal?: AbortSignal): Promise<Float32Array> {
    signal?.throwIfAborted();
    const { ggml } = this.#native;
    const rows = patchRows(pixels, size, this.shape.patchSize);
    const built = buildVisionGraph(this.#native, this.#graphOptions);
    const addresses = BigUint64Array.from(this.#backends);
    const scheduler = ggml.ggml_backend_sched_new(addresses, null, addresses.length, maxVisionNodes, false, true);
    const stop = (): void => this.#abort.raise();
    signal?.addEventListener("abort", stop, { once: true });
    try {
      return await this.#run(scheduler, built, rows);
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    } finally {
      signal?.removeEventListener("abort", stop);
      this.#abort.lower();
      ggml.ggml_backend_sched_free(scheduler);
      ggml.ggml_free(built.context);
    }
  }

  free(): void {
    this.#weights.free();
    for (const backend of this.#backends) this.#native.ggml.ggml_backend_free(backend);
  }

  async #run(scheduler: Pointer, { graph, input, output }: VisionGraph, rows: Float32Array): Promise<Float32Array> {
    const { ggml } = this.#native;
    if (!(await ggml.ggml_backend_sched_alloc_graph.offThread(scheduler, graph))) {
      throw new OutOfMemoryError("There is not enough memory to encode an image.");
    }
    ggml.ggml_backend_tensor_set(input, rows, 0, rows.byteLength);
    const status = await ggml.ggml_backend_sched_graph_compute.offThread(scheduler, graph);
    if (status !== 0) throw new InferenceFailedError(`ggml failed to encode the image (status ${status}).`);
    const features = new Float32Array(this.shape.tokensPerImage * this.shape.textHiddenSize);
    ggml.ggml_backend_tensor_get(output, features, 0, features.byteLength);
    return features;
  }
}

function openBackends(native: NativeLibrary, threads: number, abort: AbortFlag): readonly Pointer[] {
  const { ggml } = native;
  const cpu = ggml.ggml_backend_init_by_type(deviceTypes.cpu, null);
  if (cpu === null) throw new InferenceFailedError("ggml has no CPU backend.");
  const registry = ggml.ggml_backend_dev_backend_reg(ggml.ggml_backend_get_device(cpu));
  const setThreads = ggml.ggml_backend_reg_get_proc_address(registry, "ggml_backend_set_n_threads");
  if (setThreads !== null) native.setThreads(setThreads, cpu, threads);
  const setAbort = ggml.ggml_backend_reg_get_proc_address(registry, "ggml_backend_set_abort_callback");
  if (setAbort !== null) native.setAbortCallback(setAbort, cpu, abort.memory);
  if (native.device === "cpu") return [cpu];
  const gpu =
    ggml.ggml_backend_init_by_type(deviceTypes.gpu, null) ??
    ggml.ggml_backend_init_by_type(deviceTypes.integratedGpu, null);
  return gpu === null ? [cpu] : [gpu, cpu];
}
