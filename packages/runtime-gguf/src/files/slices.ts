import { setImmediate } from "node:timers/promises";

/** Work in short steps: whoever runs it lets others in between. */
export type Steps<Result> = Generator<void, Result, undefined>;

/** How long steps may follow each other before the event loop gets its turn, in milliseconds. */
const sliceMs = 10;

/** How many small things are done per step: looking at the clock costs more than one of them. */
export const stepSize = 1024;

/**
 * Runs steps and lets the event loop in between, so that a header with 262,144 pieces does not freeze an application.
 *
 * @throws the signal's reason when aborted.
 */
export async function runSliced<Result>(steps: Steps<Result>, signal?: AbortSignal): Promise<Result> {
  for (;;) {
    const sliceEnd = performance.now() + sliceMs;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < sliceEnd);
    await setImmediate();
    signal?.throwIfAborted();
  }
}
