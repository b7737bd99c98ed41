import { CorruptModelError, InvalidArgumentError, OutOfMemoryError, type AdapterFile } from "@medgemma/core";
import { checkAdapter } from "./files/check-adapter.js";
import { GgufFile } from "./files/gguf-file.js";
import type { NativeLibrary } from "./native/load-library.js";
import type { Pointer } from "./native/pointer.js";

/**
 * Larger files are mapped: reading takes time, and memory that processes could share. A mapped file must stay as it is
 * for as long as the model is loaded.
 */
const largestRead = 2 ** 30;

/** Whether a text model's file is mapped into memory, and not read. */
export const isMapped = (file: GgufFile): boolean => file.header.fileBytes > largestRead;

/** `llama_load_mode`. */
const loadModes = { auto: -1, read: 0 } as const;

export interface LoadWeightsOptions {
  readonly gpuLayers: number;
  readonly signal?: AbortSignal | undefined;
  /** From 0 to 1. */
  readonly onProgress: (fraction: number) => void;
}

/**
 * Loads a text model's weights; large files are mapped, not copied, where llama.cpp can.
 *
 * @throws {CorruptModelError} with llama.cpp's reason when it refuses the file.
 * @throws the signal's reason when aborted.
 */
export async function loadWeights(
  { llama, log, progressCallback }: NativeLibrary,
  file: GgufFile,
  { gpuLayers, signal, onProgress }: LoadWeightsOptions,
): Promise<Pointer> {
  using progress = progressCallback((fraction) => {
    onProgress(fraction);
    return signal?.aborted !== true;
  });
  const params = {
    ...llama.llama_model_default_params(),
    n_gpu_layers: gpuLayers,
    load_mode: isMapped(file) ? loadModes.auto : loadModes.read,
    progress_callback: progress.pointer,
  };
  const model = await log.capture(() => llama.llama_model_load_from_file.offThread(file.path, params));
  if (signal?.aborted === true) {
    if (model !== null) await llama.llama_model_free.offThread(model);
    throw signal.reason;
  }
  if (model !== null) return model;
  const reason = log.take();
  if (/alloc|out of memory/i.test(reason)) {
    throw new OutOfMemoryError(`"${file.name}" does not fit into memory. ${reason}`, {
      hint: "Use a smaller weight format, or fewer `gpuLayers`.",
    });
  }
  throw new CorruptModelError(`llama.cpp refused "${file.name}". ${reason}`, { hint: "Convert or download it again." });
}

/** An adapter that was added to a model. */
export interface LoadedAdapter {
  readonly file: GgufFile;
  readonly scale: number;
  /** Freed together with its model. */
  readonly pointer: Pointer;
}

/** An adapter's file, checked, and how much of it is used. */
export type CheckedAdapter = Pick<LoadedAdapter, "file" | "scale">;

/**
 * Reads the headers of LoRA adapters, and checks that each fits the model.
 *
 * @throws {UnsupportedModelError} when one was made for another model, {@link CorruptModelError} when it is damaged.
 */
export async function readAdapters(
  adapters: readonly AdapterFile[],
  text: GgufFile,
  signal?: AbortSignal,
): Promise<readonly CheckedAdapter[]> {
  const checked: CheckedAdapter[] = [];
  for (const { file: path, scale = 1 } of adapters) {
    if (!Number.isFinite(scale)) throw new InvalidArgumentError("An adapter's `scale` must be a finite number.");
    const file = await GgufFile.read(path, signal);
    checkAdapter(file, text);
    checked.push({ file, scale });
  }
  return checked;
}

/**
 * Loads LoRA adapters for a model; `setAdapters` makes a context use them.
 *
 * @throws {CorruptModelError} with llama.cpp's reason when it refuses one.
 */
export async function loadAdapters(
  { llama, log }: NativeLibrary,
  model: Pointer,
  adapters: readonly CheckedAdapter[],
): Promise<readonly LoadedAdapter[]> {
  const loaded: LoadedAdapter[] = [];
  for (const { file, scale } of adapters) {
    const pointer = await log.capture(() => llama.llama_adapter_lora_init.offThread(model, file.path));
    if (pointer === null) throw file.corrupt(`llama.cpp refused the adapter. ${log.take()}`);
    loaded.push({ file, scale, pointer });
  }
  return loaded;
}

/** Makes a context use adapters, each with its scale. */
export function setAdapters({ llama }: NativeLibrary, context: Pointer, adapters: readonly LoadedAdapter[]): void {
  if (adapters.length === 0) return;
  const pointers = BigUint64Array.from(adapters, ({ pointer }) => pointer);
  const scales = Float32Array.from(adapters, ({ scale }) => scale);
  llama.llama_set_adapters_lora(context, pointers, adapters.length, scales);
}
