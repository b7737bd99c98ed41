import { DownloadFailedError, MedGemmaError, OfflineError, TimeoutError } from "@medgemma/core";
import { isUnreachable, TransportFailure } from "./transport-failure.js";

/** Tries without progress before a request is given up. */
const usualTries = 5;
/** A server that cannot be reached at all seldom can be a second later. */
const unreachableTries = 3;
/** Of these a server may fall silent so often: waiting for it takes long. */
const stallTries = 2;
/** Longer than this nobody waits without being told. */
const longestWaitMilliseconds = 120_000;

/** After so many bytes a silence is a new one. */
const muchBytes = 2 ** 24;

/** Waits from this length on are told. */
const longWaitMilliseconds = 5000;

/** Counts what went wrong with one transfer, and waits between two tries. */
export class Retries {
  #failures = 0;
  #stalls = 0;
  #arrived = 0;
  readonly #tries: number;
  readonly #onWait: ((words: string) => void) | undefined;

  /**
   * @param tries fewer where there is something else to fall back on. Default 5.
   * @param onWait called before a wait that people would wonder about, with words for them.
   */
  constructor(tries: number = usualTries, onWait?: (words: string) => void) {
    this.#tries = tries;
    this.#onWait = onWait;
  }

  /** Much arrived: what failed before does not count any more. */
  progressed(bytes: number): void {
    this.#failures = 0;
    this.#arrived += bytes;
    // A server that falls silent after each little bit would be waited for without end.
    if (this.#arrived >= muchBytes) [this.#arrived, this.#stalls] = [0, 0];
  }

  /**
   * Waits until the next try: as long as the server asks, else twice as long as the last time, from half a second.
   *
   * @throws {OfflineError} when the server cannot be reached, {@link TimeoutError} when it falls silent again and again, and
   *   {@link DownloadFailedError} for everything else, each after the last try.
   */
  async wait(failure: unknown, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (!(failure instanceof TransportFailure)) throw failure;
    if (failure.kind === "stall") this.#stalls++;
    this.#failures++;
    const milliseconds = Math.max(
      failure.waitMilliseconds ?? 0,
      500 * 2 ** (this.#failures - 1) * (1 + Math.random() / 4),
    );
    const tries = isUnreachable(failure) ? Math.min(unreachableTries, this.#tries) : this.#tries;
    const isLast = this.#failures >= tries || this.#stalls >= stallTries || milliseconds > longestWaitMilliseconds;
    if (isLast) throw givenUp(failure);
    if (milliseconds >= longWaitMilliseconds) {
      this.#onWait?.(`${failure.message} Trying again in ${Math.round(milliseconds / 1000)} seconds.`);
    }
    await delay(milliseconds, signal);
  }
}

/** The error for a failure after which nothing is tried again. */
export function givenUp(failure: TransportFailure): MedGemmaError {
  // Whoever made it already knew what to say.
  if (MedGemmaError.isInstance(failure.cause)) return failure.cause;
  const goesOn = "What arrived is kept: the next try goes on from there.";
  if (failure.kind === "stall") return new TimeoutError(failure.message, { hint: goesOn, cause: failure });
  if (isUnreachable(failure)) {
    return new OfflineError(failure.message, {
      hint: `Check the connection and the proxy (HTTPS_PROXY). ${goesOn}`,
      cause: failure,
    });
  }
  const hint =
    failure.waitMilliseconds !== undefined && failure.waitMilliseconds > longestWaitMilliseconds
      ? `The server asks to wait ${Math.ceil(failure.waitMilliseconds / 1000)} seconds. ${goesOn}`
      : goesOn;
  return new DownloadFailedError(failure.message, { hint, cause: failure });
}

function delay(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const aborted = (): void => {
      clearTimeout(timer);
      reject(signal?.reason as Error);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener("abort", aborted);
      resolve();
    }, milliseconds);
    signal?.addEventListener("abort", aborted, { once: true });
  });
}

/** How long an answer asks to wait, in milliseconds: `Retry-After` in seconds or as a date, or the `t` of `RateLimit`. */
export function askedWait(headers: Headers): number | undefined {
  const after = headers.get("retry-after")?.trim();
  if (after !== undefined && /^\d+(\.\d+)?$/.test(after)) return Number(after) * 1000;
  const date = after === undefined ? NaN : Date.parse(after);
  if (!Number.isNaN(date)) return Math.max(0, date - Date.now());
  const seconds = /\bt=(\d+)/.exec(headers.get("ratelimit") ?? "")?.[1];
  return seconds === undefined ? undefined : Number(seconds) * 1000;
}
