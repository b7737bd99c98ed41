/**
 * Turns a callback-reporting operation into an async iterator: yields each report, returns the result.
 * Reports that arrive while the consumer is busy are folded into the latest one.
 */
export async function* withProgress<Report, Result>(
  run: (report: (value: Report) => void) => Promise<Result>,
): AsyncGenerator<Report, Result, undefined> {
  let latest: { readonly value: Report } | undefined;
  let wake: () => void = () => {};
  let settled = false;
  const running = run((value) => {
    latest = { value };
    wake();
  }).finally(() => {
    settled = true;
    wake();
  });
  // The rejection is delivered by the await below; without this it would count as unhandled until then.
  running.catch(() => {});
  for (;;) {
    if (latest !== undefined) {
      const { value } = latest;
      latest = undefined;
      yield value;
    } else if (settled) {
      return await running;
    } else {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  }
}
