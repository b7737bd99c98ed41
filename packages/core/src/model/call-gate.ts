import { DisposedError } from "../errors/disposed-error.js";
import { CallQueue, type CallQueueOptions } from "./call-queue.js";

export interface GatedCall<Result> {
  /** Ends the call, which then rejects with `signal.reason`. */
  readonly signal?: AbortSignal | undefined;
  /** Hears how many calls wait before this one. */
  readonly onPosition?: (ahead: number) => void;
  /** What the call does once it may compute. The signal also aborts when the model is disposed. */
  readonly work: (signal: AbortSignal) => Promise<Result>;
}

/** The one way into a model: calls wait for their turn, and end when they are aborted or the model is disposed. */
export class CallGate {
  readonly #queue: CallQueue;
  readonly #active = new Map<AbortController, Promise<unknown>>();
  #closed: DisposedError | undefined;

  constructor(options: CallQueueOptions) {
    this.#queue = new CallQueue(options);
  }

  /** Set once the model has been disposed. */
  get closed(): DisposedError | undefined {
    return this.#closed;
  }

  /** @throws {DisposedError} when the model has been disposed. */
  run<Result>(call: GatedCall<Result>): Promise<Result> {
    if (this.#closed !== undefined) return Promise.reject(this.#closed);
    // A signal of its own for each call: one that all shared would gather their listeners.
    const closing = new AbortController();
    const running = this.#run(call, closing.signal).finally(() => this.#active.delete(closing));
    this.#active.set(closing, running);
    return running;
  }

  /** Stops all calls, and resolves when none computes any more. */
  async close(): Promise<void> {
    this.#closed = new DisposedError("The model has been disposed.");
    const active = Array.from(this.#active);
    for (const [closing] of active) closing.abort(this.#closed);
    await Promise.allSettled(active.map(([, running]) => running));
  }

  async #run<Result>({ signal: given, onPosition, work }: GatedCall<Result>, closing: AbortSignal): Promise<Result> {
    const signal = given === undefined ? closing : AbortSignal.any([given, closing]);
    const leave = await this.#queue.enter(signal, onPosition);
    try {
      const result = await work(signal);
      signal.throwIfAborted();
      return result;
    } catch (error) {
      throw signal.aborted ? signal.reason : error;
    } finally {
      leave();
    }
  }
}
