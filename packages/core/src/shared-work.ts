/**
 * Work that several callers wait for and that is done once. An abort ends it for the caller that began it; another caller
 * begins it anew.
 */
export class SharedWork<Result> {
  readonly #work: (signal: AbortSignal | undefined) => Promise<Result>;
  #running: { readonly result: Promise<Result>; readonly signal: AbortSignal | undefined } | undefined;

  /** @param work What is done; what fails is done again when it is asked for again. */
  constructor(work: (signal: AbortSignal | undefined) => Promise<Result>) {
    this.#work = work;
  }

  /** The result. @throws the signal's reason when aborted, or what the work throws. */
  async get(signal?: AbortSignal): Promise<Result> {
    for (;;) {
      signal?.throwIfAborted();
      const running = (this.#running ??= { result: this.#work(signal), signal });
      try {
        return await running.result;
      } catch (error) {
        if (this.#running === running) this.#running = undefined;
        const isOthersAbort = running.signal?.aborted === true && running.signal !== signal;
        if (!isOthersAbort) throw error;
      }
    }
  }
}
