/**
 * A task under way: iterate it for events, await it for the result, or both. It starts with the first of
 * the two. Leaving the iteration early stops the model, and the result then rejects.
 */
export class TaskRun<Event, Result> implements AsyncIterable<Event>, PromiseLike<Result> {
  readonly #events: AsyncGenerator<Event, Result, undefined>;
  readonly #result: PromiseWithResolvers;
  #iterated = false;

  constructor(events: AsyncGenerator<Event, Result, undefined>) {
    this.#events = events;
    this.#result = withResolvers();
  }

  /** @throws {TypeError} when iterated a second time. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Event, void, undefined> {
    if (this.#iterated) throw new TypeError("A task's events can be read once.");
    this.#iterated = true;
    let finished = false;
    try {
      for (;;) {
        const step = await this.#events.next();
        if (step.done === true) {
          finished = true;
          this.#result.resolve(step.value);
          return;
        }
        yield step.value;
      }
    } catch (error) {
      finished = true;
      this.#result.reject(error);
      throw error;
    } finally {
      if (!finished) {
        this.#result.reject(new DOMException("The task was stopped before its end.", "AbortError"));
        await this.#events.return(undefined as Result);
      }
    }
  }

  then<Fulfilled = Result, Rejected = never>(
    onFulfilled?: ((value: Result) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    if (!this.#iterated) void this.#drain();
    return (this.#result.promise as Promise<Result>).then(onFulfilled, onRejected);
  }

  async #drain(): Promise<void> {
    try {
      for await (const _ of this);
    } catch {
      // Already delivered through the result.
    }
  }
}

interface PromiseWithResolvers {
  readonly promise: Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
}

function withResolvers(): PromiseWithResolvers {
  let resolve: (value: unknown) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<unknown>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  // Someone who only reads events has seen the error there.
  promise.catch(() => {});
  return { promise, resolve, reject };
}
