import { TransportFailure } from "./transport-failure.js";

/** Ends a request when its server sends nothing for a while, or when its caller aborts. */
export class StallWatch {
  readonly #controller = new AbortController();
  readonly #milliseconds: number;
  readonly #caller: AbortSignal | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stalled = false;

  constructor(milliseconds: number, caller?: AbortSignal) {
    this.#milliseconds = milliseconds;
    this.#caller = caller;
    if (caller?.aborted === true) this.#abort();
    else caller?.addEventListener("abort", this.#abort, { once: true });
    this.sawBytes();
  }

  /** For `fetch`. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Something came: the time begins anew. */
  sawBytes(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#stalled = true;
      this.#controller.abort();
    }, this.#milliseconds);
  }

  /** Nothing is waited for at the moment, since whoever reads is busy; the time begins anew with `sawBytes`. */
  rest(): void {
    clearTimeout(this.#timer);
  }

  /** Nothing is waited for any more. */
  end(): void {
    clearTimeout(this.#timer);
    this.#caller?.removeEventListener("abort", this.#abort);
  }

  /** Why the request was ended from here: `signal.reason` of the caller, or a silence. */
  failure(host: string): unknown {
    if (this.#caller?.aborted === true) return this.#caller.reason;
    if (!this.#stalled) return undefined;
    return new TransportFailure(`${host} sent nothing for ${this.#milliseconds / 1000} seconds.`, { kind: "stall" });
  }

  readonly #abort = (): void => this.#controller.abort(this.#caller?.reason);
}
