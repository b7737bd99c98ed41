/** Work without a pause: as long as a page may stand still unnoticed. */
const longest = 50;

/**
 * Makes a function for long loops that lets timers, clicks, signals and aborts have their turn: it waits for the event loop
 * when 50 ms have passed since the last time, and else returns at once.
 */
export function breather(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < longest) return;
    await new Promise<void>((resolve) => {
      setTimeout(resolve, 0);
    });
    last = performance.now();
  };
}
