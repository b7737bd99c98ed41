import type { ConvertProgress, ConvertStage } from "./convert-progress.js";

/** Counts processed bytes, reports them, and ends the work when it is aborted. */
export class ConvertMeter {
  readonly #totalBytes: number;
  readonly #signal: AbortSignal | undefined;
  readonly #onProgress: ((progress: ConvertProgress) => void) | undefined;
  #processedBytes = 0;

  constructor(
    totalBytes: number,
    options: { readonly signal?: AbortSignal; readonly onProgress?: (progress: ConvertProgress) => void },
  ) {
    this.#totalBytes = totalBytes;
    this.#signal = options.signal;
    this.#onProgress = options.onProgress;
  }

  /** @throws `signal.reason` after an abort. */
  add(stage: ConvertStage, bytes: number): void {
    this.#processedBytes += bytes;
    this.#onProgress?.({ stage, processedBytes: this.#processedBytes, totalBytes: this.#totalBytes });
    this.#signal?.throwIfAborted();
  }
}
