const running = 0;
const closed = 1;

/** Longer than a step of a large model takes on a slow machine. */
const longestStepMs = 20_000;

/**
 * Tells an application whether its thread is inside native code, and keeps it out: Node ends the whole process
 * when a thread is stopped in the middle of onnxruntime's code.
 */
export class NativeGate {
  readonly #cells: Int32Array;

  constructor(memory: SharedArrayBuffer) {
    this.#cells = new Int32Array(memory);
  }

  static createMemory(): SharedArrayBuffer {
    return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
  }

  /** For the thread: does native work. Once the gate is closed nothing is done and the promise stays open. */
  async enter<Result>(work: () => Promise<Result>): Promise<Result> {
    const cells = this.#cells;
    Atomics.store(cells, running, 1);
    try {
      if (Atomics.load(cells, closed) === 0) return await work();
    } finally {
      Atomics.store(cells, running, 0);
      Atomics.notify(cells, running);
    }
    return new Promise<never>(() => {});
  }

  /** For the application, which is about to exit: waits until the thread has left native code, and closes it. */
  close(): void {
    Atomics.store(this.#cells, closed, 1);
    if (Atomics.load(this.#cells, running) === 1) Atomics.wait(this.#cells, running, 1, longestStepMs);
  }
}
