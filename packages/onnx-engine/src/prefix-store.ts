import { sharedPrefixLength } from "@medgemma/core";
import type { KvCache } from "./kv-cache.js";

/** Caches of ended sequences, kept so that the next prompt need not compute a prefix again. */
export class PrefixStore {
  readonly #maxBytes: number;
  /** Oldest first. */
  #caches: KvCache[] = [];

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Takes out the cache that shares the longest usable prefix with `positions`, cut to that prefix. */
  take(positions: readonly number[]): KvCache | undefined {
    let best: KvCache | undefined;
    let bestLength = 0;
    for (const cache of this.#caches) {
      const length = sharedPrefixLength(cache.positions, positions);
      if (length > bestLength && cache.canTruncate(length)) {
        best = cache;
        bestLength = length;
      }
    }
    if (best === undefined) return undefined;
    this.#caches = this.#caches.filter((cache) => cache !== best);
    best.truncate(bestLength);
    return best;
  }

  put(cache: KvCache): void {
    this.#caches.push(cache);
    let bytes = this.#caches.reduce((sum, { bytes: size }) => sum + size, 0);
    while (bytes > this.#maxBytes) {
      const oldest = this.#caches.shift();
      bytes -= oldest?.bytes ?? bytes;
      oldest?.dispose();
    }
  }

  clear(): void {
    for (const cache of this.#caches) cache.dispose();
    this.#caches = [];
  }
}
