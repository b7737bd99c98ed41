import type { LoadProgress } from "@medgemma/core";
import { TransferRate } from "./transfer-rate.js";

const leastMillisecondsBetween = 100;
/** So much of the whole is told at once, too: of a server that falls silent nothing comes that could tell what came before. */
const step = 1 / 200;

/** Adds up the bytes of several files and tells how fast they come. */
export class TransferProgress {
  readonly #totalBytes: number;
  readonly #report: ((progress: LoadProgress) => void) | undefined;
  readonly #rate = new TransferRate();
  #receivedBytes: number;
  #toldAt = -Infinity;
  #toldBytes = 0;

  /** @param hereBytes what is here from earlier. */
  constructor(totalBytes: number, hereBytes: number, report?: (progress: LoadProgress) => void) {
    this.#totalBytes = totalBytes;
    this.#receivedBytes = hereBytes;
    this.#report = report;
    this.#tell(true);
  }

  add(bytes: number): void {
    this.#receivedBytes += bytes;
    this.#tell(this.#receivedBytes >= this.#totalBytes);
  }

  /** Words for people, where the download is now. */
  say(message: string): void {
    this.#report?.({ stage: "download", ...this.#state(), message });
  }

  /** All bytes of a file are here, and its digest is reckoned. */
  checking(): void {
    this.#report?.({ stage: "check", ...this.#state() });
  }

  #state(): Omit<LoadProgress, "stage"> {
    const [receivedBytes, totalBytes] = [this.#receivedBytes, this.#totalBytes];
    return { fraction: totalBytes === 0 ? 1 : receivedBytes / totalBytes, receivedBytes, totalBytes };
  }

  #tell(always: boolean): void {
    const now = performance.now();
    const isStep = this.#receivedBytes - this.#toldBytes >= this.#totalBytes * step;
    if (!always && !isStep && now - this.#toldAt < leastMillisecondsBetween) return;
    this.#toldAt = now;
    this.#toldBytes = this.#receivedBytes;
    const bytesPerSecond = this.#rate.sample(this.#receivedBytes);
    this.#report?.({ stage: "download", ...this.#state(), ...(bytesPerSecond !== undefined && { bytesPerSecond }) });
  }
}
