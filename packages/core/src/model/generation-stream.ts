import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import type { GenerationEvent } from "./generation-event.js";

export type Emit = (event: GenerationEvent) => void;

export interface GenerationStreamOptions {
  /** Computes the generation from start to end; settles when nothing is computed any more. */
  readonly produce: (emit: Emit, signal: AbortSignal) => Promise<void>;
  /** The caller's. */
  readonly signal?: AbortSignal | undefined;
  /** Why nothing may be read any more although the generation itself was not stopped. */
  readonly closed: () => Error | undefined;
}

/** Of events that only say how far something is, a reader who comes late gets the latest. */
const isProgress = ({ type }: GenerationEvent): boolean => type === "prefill-progress" || type === "queued";

/**
 * The events of one generation. Computing starts with the first read, and from then on goes on by itself: a
 * reader that stalls or never comes back holds up nobody else, since events wait here. Leaving early, or an
 * abort, stops the compute and drops what was not read yet.
 */
export class GenerationStream implements AsyncIterable<GenerationEvent> {
  readonly #options: GenerationStreamOptions;
  readonly #signal: AbortSignal;
  readonly #leaving = new AbortController();
  readonly #events: GenerationEvent[] = [];
  #running: Promise<void> | undefined;
  /** Set when the last event, or the error that ends them, has come. */
  #end: { readonly error?: unknown } | undefined;
  #iterated = false;
  #isRead = false;
  #wake: () => void = () => {};

  constructor(options: GenerationStreamOptions) {
    const leaving = this.#leaving.signal;
    this.#options = options;
    this.#signal = options.signal === undefined ? leaving : AbortSignal.any([options.signal, leaving]);
  }

  /** @throws {InvalidArgumentError} when it is iterated a second time. */
  [Symbol.asyncIterator](): AsyncIterator<GenerationEvent, void, undefined> {
    if (this.#iterated) {
      throw new InvalidArgumentError("The events of a generation can be read once.", {
        hint: "Keep them in a list, or ask for them again.",
      });
    }
    this.#iterated = true;
    let reading: Promise<unknown> = Promise.resolve();
    return {
      // As with a generator, reads that overlap are answered one after the other.
      next: () => {
        const step = reading.then(() => this.#next());
        reading = step.catch(() => {});
        return step;
      },
      return: async () => {
        await this.#leave();
        return { done: true, value: undefined };
      },
    };
  }

  async #next(): Promise<IteratorResult<GenerationEvent, void>> {
    if (this.#isRead) return { done: true, value: undefined };
    this.#running ??= this.#run();
    for (;;) {
      const closed = this.#options.closed();
      if (this.#signal.aborted || closed !== undefined) {
        return this.#finish({ error: this.#signal.aborted ? this.#signal.reason : closed });
      }
      const event = this.#events.shift();
      if (event !== undefined) return { done: false, value: event };
      if (this.#end !== undefined) return this.#finish(this.#end);
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  /** An error is thrown once; afterwards there is nothing more to read. */
  #finish(end: { readonly error?: unknown }): IteratorResult<GenerationEvent, void> {
    if (this.#isRead) return { done: true, value: undefined };
    this.#isRead = true;
    this.#events.length = 0;
    if ("error" in end) throw end.error;
    return { done: true, value: undefined };
  }

  async #leave(): Promise<void> {
    this.#isRead = true;
    this.#events.length = 0;
    this.#leaving.abort(new DOMException("The reader left before the end.", "AbortError"));
    await this.#running;
  }

  /** Never rejects: an error is for the reader. */
  async #run(): Promise<void> {
    const wake = (): void => this.#wake();
    this.#signal.addEventListener("abort", wake, { once: true });
    try {
      this.#signal.throwIfAborted();
      await this.#options.produce((event) => this.#push(event), this.#signal);
      this.#end = {};
    } catch (error) {
      this.#end = { error };
    } finally {
      this.#signal.removeEventListener("abort", wake);
      this.#wake();
    }
  }

  #push(event: GenerationEvent): void {
    if (this.#isRead) return;
    const last = this.#events.at(-1);
    if (last !== undefined && isProgress(event) && last.type === event.type) this.#events.pop();
    this.#events.push(event);
    this.#wake();
  }
}
