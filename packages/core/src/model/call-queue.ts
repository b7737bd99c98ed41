import { InvalidArgumentError } from "../errors/invalid-argument-error.js";
import { QueueFullError } from "../errors/queue-full-error.js";

export interface QueueOptions {
  /** Calls that may wait for the model; one more is refused with `ERR_QUEUE_FULL`. Default: any number. */
  readonly limit?: number;
}

export interface CallQueueOptions extends QueueOptions {
  /** Calls that compute at a time. */
  readonly concurrency: number;
}

interface Waiting {
  readonly proceed: () => void;
  readonly onPosition: ((ahead: number) => void) | undefined;
}

/** Lets a fixed number of calls in at a time; the others wait in the order in which they came. */
export class CallQueue {
  readonly #concurrency: number;
  readonly #limit: number;
  #inside = 0;
  #waiting: readonly Waiting[] = [];

  /** @throws {InvalidArgumentError} when a number is out of range. */
  constructor({ concurrency, limit = Infinity }: CallQueueOptions) {
    if (!(Number.isSafeInteger(concurrency) && concurrency > 0)) {
      throw new InvalidArgumentError("`concurrency` must be a whole number above 0.");
    }
    if (limit !== Infinity && !(Number.isSafeInteger(limit) && limit >= 0)) {
      throw new InvalidArgumentError("`queue.limit` must be a whole number, 0 or greater.");
    }
    this.#concurrency = concurrency;
    this.#limit = limit;
  }

  /**
   * Resolves to the function that leaves.
   *
   * @param onPosition hears how many calls wait before this one, at first and whenever that changes.
   * @throws {QueueFullError} when too many wait already.
   * @throws the signal's reason when it aborts while the call waits.
   */
  async enter(signal: AbortSignal, onPosition?: (ahead: number) => void): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#inside < this.#concurrency) this.#inside++;
    else await this.#wait(signal, onPosition);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#leave();
    };
  }

  #wait(signal: AbortSignal, onPosition: Waiting["onPosition"]): Promise<void> {
    if (this.#waiting.length >= this.#limit) {
      throw new QueueFullError(`${this.#waiting.length} calls wait for the model already.`, {
        hint: "Try again later, or load the model with a higher `queue.limit`.",
      });
    }
    return new Promise((resolve, reject) => {
      const abort = (): void => {
        this.#setWaiting(this.#waiting.filter((other) => other !== waiting));
        reject(signal.reason as Error);
      };
      const waiting: Waiting = {
        onPosition,
        proceed: () => {
          signal.removeEventListener("abort", abort);
          resolve();
        },
      };
      signal.addEventListener("abort", abort, { once: true });
      onPosition?.(this.#waiting.length);
      this.#waiting = [...this.#waiting, waiting];
    });
  }

  #leave(): void {
    const [next, ...rest] = this.#waiting;
    if (next === undefined) {
      this.#inside--;
      return;
    }
    next.proceed();
    this.#setWaiting(rest);
  }

  /** Tells everyone whose position changed. */
  #setWaiting(waiting: readonly Waiting[]): void {
    const before = this.#waiting;
    this.#waiting = waiting;
    waiting.forEach((call, ahead) => {
      if (before[ahead] !== call) call.onPosition?.(ahead);
    });
  }
}
