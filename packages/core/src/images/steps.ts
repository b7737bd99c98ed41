/** Work in short steps: whoever runs it may let others in between. */
export type Steps<Result> = Generator<void, Result, undefined>;

/** How long steps may follow each other before the event loop gets its turn, in milliseconds. */
const sliceMs = 10;

/** Runs steps one after the other. */
export function runSteps<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Runs steps and lets the event loop in between, so that a large image does not freeze an application. */
export async function runStepsSliced<Result>(steps: Steps<Result>): Promise<Result> {
  for (;;) {
    const sliceEnd = performance.now() + sliceMs;
    do {
      const step = steps.next();
      if (step.done === true) return step.value;
    } while (performance.now() < sliceEnd);
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 0);
    });
  }
}
