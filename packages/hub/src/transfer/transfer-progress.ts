import type { LoadProgress } from "@medgemma/core";

const windowMilliseconds = 5000;
const leastMillisecondsBetween = 100;

/** Adds up the bytes of several files and tells how fast they come. */
export class TransferProgress {
  readonly #totalBytes: number;
  readonly #report: ((progress: LoadProgress) => void) | undefined;
  /** When bytes were here, for the rate of the last seconds. */
  readonly #samples: { readonly at: number; readonly bytes: number }[] = [];
  #receivedBytes: number;
  #toldAt = -Infinity;

  /** @param hereBytes what is here from earlier. */
  constructor(totalBytes: number, hereBytes: number, report?: (progress: LoadProgress) => void) {
    this.#totalBytes = totalBytes;
    this.#receivedBytes = hereBytes;
    this.#report = report;
    this.#samples.push({ at: performance.now(), bytes: hereBytes });
    this.#tell(true);
  }

  add(bytes: number): void {
    this.#receivedBytes += bytes;
    this.#tell(this.#receivedBytes >= this.#totalBytes);
  }

  #tell(always: boolean): void {
    const now = performance.now();
    if (!always && now - this.#toldAt < leastMillisecondsBetween) return;
    this.#toldAt = now;
    this.#samples.push({ at: now, bytes: this.#receivedBytes });
    while (this.#samples.length > 2 && now - (this.#samples[0]?.at ?? now) > windowMilliseconds) this.#samples.shift();
    const first = this.#samples[0] ?? { at: now, bytes: this.#receivedBytes };
    const seconds = (now - first.at) / 1000;
    this.#report?.({
      stage: "download",
      fraction: this.#totalBytes === 0 ? 1 : this.#receivedBytes / this.#totalBytes,
      receivedBytes: this.#receivedBytes,
      totalBytes: this.#totalBytes,
      ...(seconds > 0.2 && { bytesPerSecond: Math.round((this.#receivedBytes - first.bytes) / seconds) }),
    });
  }
}
