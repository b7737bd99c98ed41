import { constants } from "node:os";

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

/** How long compute gets to notice an abort before the process ends without it. */
const graceMs = 5000;

/**
 * Turns Ctrl-C and SIGTERM into an abort, so that compute stops and what was opened is closed. A second signal ends the
 * process at once. A reader of the output that goes away (`| head`) stops compute, too.
 */
export function watchInterruption(stdout: NodeJS.WriteStream = process.stdout): Interruption {
  const controller = new AbortController();
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
  const abort = (reason: Interrupted): void => {
    controller.abort(reason);
    setTimeout(() => process.exit(reason.exitCode), graceMs).unref();
  };
  let diverted: AbortController | undefined;
  const onSignal = (signal: (typeof signals)[number]): void => {
    if (signal === "SIGINT" && diverted !== undefined && !diverted.signal.aborted) {
      diverted.abort(new Interrupted("Stopped.", 130));
      return;
    }
    const exitCode = 128 + constants.signals[signal];
    if (controller.signal.aborted) process.exit(exitCode);
    abort(new Interrupted(signal === "SIGINT" ? "Interrupted." : `Ended by ${signal}.`, exitCode));
  };
  const onError = (error: NodeJS.ErrnoException): void => {
    if (error.code !== "EPIPE") throw error;
    if (!controller.signal.aborted) abort(new Interrupted("The reader of the output went away.", 0, true));
  };
  for (const signal of signals) process.on(signal, onSignal);
  stdout.on("error", onError);
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
