/** How far a publication is. */
export interface PublishProgress {
  /** `check`: files are compared with their digests. `upload`: they are sent. */
  readonly stage: "check" | "upload";
  /** From 0 to 1, of the stage. */
  readonly fraction: number;
  /** Bytes that were checked or sent; what the repository has already counts as sent. */
  readonly doneBytes: number;
  readonly totalBytes: number;
}

const leastMillisecondsBetween = 100;

/** Adds up the bytes of several files. */
export class PublishMeter {
  readonly #stage: PublishProgress["stage"];
  readonly #totalBytes: number;
  readonly #report: ((progress: PublishProgress) => void) | undefined;
  #doneBytes = 0;
  #toldAt = -Infinity;

  constructor(
    stage: PublishProgress["stage"],
    totalBytes: number,
    report: ((progress: PublishProgress) => void) | undefined,
  ) {
    this.#stage = stage;
    this.#totalBytes = totalBytes;
    this.#report = report;
  }

  /** @param bytes less than 0 when something has to be sent again. */
  add(bytes: number): void {
    this.#doneBytes += bytes;
    const now = performance.now();
    const isEnd = this.#doneBytes >= this.#totalBytes;
    if (!isEnd && now - this.#toldAt < leastMillisecondsBetween) return;
    this.#toldAt = now;
    const fraction = this.#totalBytes === 0 ? 1 : Math.min(1, this.#doneBytes / this.#totalBytes);
    this.#report?.({ stage: this.#stage, fraction, doneBytes: this.#doneBytes, totalBytes: this.#totalBytes });
  }
}
