/** Lets a fixed number of holders in at a time; others wait in order. */
export class Turnstile {
  readonly #limit: number;
  #inside = 0;
  readonly #waiting: (() => void)[] = [];
  readonly #drains: (() => void)[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Resolves to the function that leaves; rejects with `signal.reason` when aborted while waiting. */
  async enter(signal: AbortSignal): Promise<() => void> {
    if (this.#inside < this.#limit) this.#inside++;
    else await this.#wait(signal);
    let left = false;
    return () => {
      if (left) return;
      left = true;
      this.#leave();
    };
  }

  /** Resolves when nobody is inside or waiting. */
  async drained(): Promise<void> {
    if (this.#inside === 0) return;
    await new Promise<void>((resolve) => this.#drains.push(resolve));
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const proceed = (): void => {
        signal.removeEventListener("abort", abort);
        resolve();
      };
      const abort = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(proceed), 1);
        reject(signal.reason as Error);
      };
      signal.addEventListener("abort", abort, { once: true });
      this.#waiting.push(proceed);
    });
  }

  #leave(): void {
    const next = this.#waiting.shift();
    if (next !== undefined) {
      next();
      return;
    }
    this.#inside--;
    if (this.#inside === 0) for (const resolve of this.#drains.splice(0)) resolve();
  }
}
