import { constants } from "node:os";
import { exitCodes } from "./exit-codes.js";

/** Why work was stopped from outside: a signal, or a reader that went away. */
export class Interrupted extends Error {
  readonly exitCode: number;
  /** Whether to say nothing: there is nobody left to tell. */
  readonly silent: boolean;

  constructor(message: string, exitCode: number, silent = false) {
    super(message);
    this.name = "Interrupted";
    this.exitCode = exitCode;
    this.silent = silent;
  }
}

export interface Interruption {
  /** Aborts with an `Interrupted`. */
  readonly signal: AbortSignal;
  /** Until `end`, Ctrl-C aborts the signal that this gives, and nothing else. */
  divert(): Diversion;
  stop(): void;
}

export interface Diversion {
  readonly signal: AbortSignal;
  end(): void;
}

export interface InterruptionOptions {
  /** Leaves the terminal clean, since the process ends without coming back. */
  readonly beforeEnd: (reason: Interrupted) => void;
  /** How long compute gets to notice an abort before the process ends without it. Default 1500. */
  readonly graceMs?: number;
}

const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
type Signal = (typeof signals)[number];

/**
 * Turns Ctrl-C and SIGTERM into an abort, so that compute stops and what was opened is closed. A second signal ends the
 * process at once. A reader of the output that goes away (`| head`) stops compute, too.
 */
export function watchInterruption({ beforeEnd, graceMs = 1500 }: InterruptionOptions): Interruption {
  const controller = new AbortController();
  let diverted: AbortController | undefined;

  /**
   * A native call that does not know of aborts holds up `process.exit`, which waits for its thread. The signal's own
   * action does not wait, and shells see the same exit code.
   */
  const end = (reason: Interrupted, signal?: Signal): void => {
    beforeEnd(reason);
    // Where nobody sent a signal, none may end the process: shells would report it.
    if (signal === undefined || process.platform === "win32") process.exit(reason.exitCode);
    process.emit("exit", reason.exitCode);
    for (const name of signals) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  };
  const abort = (reason: Interrupted, signal?: Signal): void => {
    controller.abort(reason);
    setTimeout(() => end(reason, signal), graceMs).unref();
  };
  const onSignal = (signal: Signal): void => {
    if (signal === "SIGINT" && diverted !== undefined && !diverted.signal.aborted) {
      diverted.abort(new Interrupted("Stopped.", 130));
      return;
    }
    const message = signal === "SIGINT" ? "Interrupted." : `Ended by ${signal}.`;
    const reason = new Interrupted(message, 128 + constants.signals[signal]);
    if (controller.signal.aborted) end(reason, signal);
    else abort(reason, signal);
  };
  const stopWriting = (message: string, exitCode: number): void => {
    if (!controller.signal.aborted) abort(new Interrupted(message, exitCode, true));
  };
  const onError = ({ code }: NodeJS.ErrnoException): void => {
    if (code === "EPIPE") {
      stopWriting("The reader of the output went away.", exitCodes.ok);
      return;
    }
    const message = `The output cannot be written (${code ?? "unknown reason"}).`;
    process.stderr.write(`error: ${message}\n  Is the disk full?\n`);
    stopWriting(message, exitCodes.failed);
    // Buffered output fails after the work was done.
    process.once("exit", () => (process.exitCode = exitCodes.failed));
  };
  for (const signal of signals) process.on(signal, onSignal);
  process.stdout.once("error", onError);
  // Later errors say the same; of standard error nobody can be told.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  return {
    signal: controller.signal,
    divert() {
      const own = new AbortController();
      diverted = own;
      return { signal: own.signal, end: () => void (diverted = undefined) };
    },
    stop() {
      for (const signal of signals) process.removeListener(signal, onSignal);
    },
  };
}
