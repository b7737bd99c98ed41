import type { Page } from "playwright-core";

/** The longest task of a page's main thread, in milliseconds. */
export interface LongestTask {
  /** As a user would notice it; other programs of a busy machine count too. */
  readonly wall: number;
  /** What the page itself took. */
  readonly cpu: number;
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
  /** Microseconds. */
  readonly dur?: number;
  readonly tdur?: number;
}

/** Watches the main thread of a page from now on; the result ends it. */
export async function watchMainThread(page: Page): Promise<() => Promise<LongestTask>> {
  const session = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  const ended = new Promise<void>((resolve) => session.once("Tracing.tracingComplete", () => resolve()));
  await session.send("Tracing.start", { traceConfig: { includedCategories: ["toplevel"] } });
  return async () => {
    await session.send("Tracing.end");
    await ended;
    const key = ({ pid, tid }: TraceEvent): string => `${pid}/${tid}`;
    const mains = new Set(events.filter(({ args }) => args?.name === "CrRendererMain").map(key));
    const tasks = events.filter((event) => event.name.endsWith("RunTask") && mains.has(key(event)));
    if (tasks.length === 0) throw new Error("The trace holds no tasks.");
    const longest = (durations: readonly number[]): number => Math.max(...durations) / 1000;
    return {
      wall: longest(tasks.map(({ dur = 0 }) => dur)),
      cpu: longest(tasks.map(({ tdur = 0 }) => tdur)),
    };
  };
}
