import { InvalidArgumentError } from "@medgemma/core";

/** Does the work of a task; its signal aborts when the caller's does, or when the reader leaves. */
export type TaskWork<Event, Result> = (signal: AbortSignal) => AsyncGenerator<Event, Result, undefined>;

/**
 * A task under way: iterate it for events, await it for the result, or both. It starts with the first of
 * the two. Leaving the iteration early stops the model at once, and the result then rejects.
 */
export class TaskRun<Event, Result> implements AsyncIterable<Event>, Promise<Result> {
  readonly [Symbol.toStringTag] = "TaskRun";
  readonly #events: AsyncGenerator<Event, Result, undefined>;
  readonly #leaving = new AbortController();
  readonly #result = withResolvers<Result>();
  #iterated = false;

  /** @param signal the caller's. */
  constructor(work: TaskWork<Event, Result>, signal?: AbortSignal) {
    const leaving = this.#leaving.signal;
    this.#events = work(signal instanceof AbortSignal ? AbortSignal.any([signal, leaving]) : leaving);
  }

  /** @throws {InvalidArgumentError} when iterated a second time, or after it was awaited. */
  [Symbol.asyncIterator](): AsyncIterator<Event, void, undefined> {
    if (this.#iterated) {
      throw new InvalidArgumentError("The events of a task can be read once.", {
        hint: "Iterate first, then await the result.",
      });
    }
    this.#iterated = true;
    return {
      next: () => this.#next(),
      return: async () => {
        // First, since a step that is under way would be waited for.
        this.#leave();
        await this.#events.return(undefined as Result).catch(() => {});
        return { done: true, value: undefined };
      },
    };
  }

  // oxlint-disable-next-line unicorn/no-thenable -- awaiting a run gives its result
  then<Fulfilled = Result, Rejected = never>(
    onFulfilled?: ((value: Result) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    if (!this.#iterated) void this.#drain();
    return this.#result.promise.then(onFulfilled, onRejected);
  }

  catch<Rejected = never>(
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Result | Rejected> {
    return this.then(undefined, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<Result> {
    return this.then().finally(onFinally);
  }

  async #next(): Promise<IteratorResult<Event, void>> {
    try {
      const step = await this.#events.next();
      if (step.done !== true) return step;
      this.#result.resolve(step.value);
      return { done: true, value: undefined };
    } catch (error) {
      this.#result.reject(error);
      throw error;
    }
  }

  #leave(): void {
    const reason = new DOMException("The task was stopped before its end.", "AbortError");
    this.#result.reject(reason);
    this.#leaving.abort(reason);
  }

  async #drain(): Promise<void> {
    try {
      for await (const _ of this);
    } catch {
      // Already delivered through the result.
    }
  }
}

interface WithResolvers<Value> {
  readonly promise: Promise<Value>;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
}

function withResolvers<Value>(): WithResolvers<Value> {
  let resolve: (value: Value) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<Value>((onResolve, onReject) => {
    resolve = onResolve;
    reject = onReject;
  });
  // Someone who only reads events has seen the error there.
  promise.catch(() => {});
  return { promise, resolve, reject };
}
