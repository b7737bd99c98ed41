import type { WebDevice } from "./web-options.js";

export interface ThreadFacts {
  readonly crossOriginIsolated: boolean;
  /** Logical cores of the processor. */
  readonly cores: number;
  /** Threads that the application asked for, if it did. */
  readonly threads?: number | undefined;
}

/** What to tell of a model that computes on one thread where it could have more: the page decides that, not the model. */
export function threadNotes(
  device: WebDevice,
  { crossOriginIsolated, cores, threads }: ThreadFacts,
): readonly string[] {
  if (device !== "wasm" || crossOriginIsolated || cores < 2 || threads === 1) return [];
  return [
    `WebAssembly computes with 1 thread of this machine's ${cores}, since the page is not isolated from other origins; prompts and ` +
      "answers take longer than they must. Serve the page and its scripts with the headers `Cross-Origin-Opener-Policy: " +
      "same-origin` and `Cross-Origin-Embedder-Policy: require-corp`.",
  ];
}
