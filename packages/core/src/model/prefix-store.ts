import { type ComputedPrefix, sharedPrefixLength } from "./prefill-plan.js";

export interface PrefixStoreOptions<Kept> {
  readonly maxBytes: number;
  /** Memory that all of these take together. */
  readonly bytesOf: (kept: readonly Kept[]) => number;
  /** Whether what is needed after so many positions is still there. Default: always. */
  readonly isUsable?: (kept: Kept, length: number) => boolean;
  /** Frees one that is kept no longer. */
  readonly release: (kept: Kept) => void;
}

/** Prefixes at most, whatever their size: each is looked at for every prompt. */
const maxPrefixes = 16;

/**
 * What ended prompts computed, kept for prompts that begin alike. Those that were of use longest ago go first.
 * Nothing is taken out or shortened for a prompt that uses it: it goes on from a copy.
 */
export class PrefixStore<Kept extends ComputedPrefix> {
  readonly #options: PrefixStoreOptions<Kept>;
  /** Used longest ago first. */
  #kept: readonly Kept[] = [];

  constructor(options: PrefixStoreOptions<Kept>) {
    this.#options = options;
  }

  /** The one that most of `wanted` can go on from, and how many positions of it. */
  find(wanted: ComputedPrefix): { readonly kept: Kept; readonly length: number } | undefined {
    const { isUsable = () => true } = this.#options;
    let best: { readonly kept: Kept; readonly length: number } | undefined;
    for (const kept of this.#kept) {
      const length = sharedPrefixLength(kept, wanted, (at) => isUsable(kept, at));
      if (length > (best?.length ?? 0)) best = { kept, length };
    }
    if (best !== undefined) this.#touch(best.kept);
    return best;
  }

  /** Keeps a prefix, unless another one holds it all; those that it holds go. */
  keep(prefix: Kept): void {
    const whole = this.#kept.find((other) => holds(other, prefix));
    const isTooLarge = this.#options.bytesOf([prefix]) > this.#options.maxBytes;
    if (whole !== undefined || prefix.positions.length === 0 || isTooLarge) {
      this.#options.release(prefix);
      if (whole !== undefined) this.#touch(whole);
      return;
    }
    this.#drop(this.#kept.filter((other) => holds(prefix, other)));
    this.#kept = [...this.#kept, prefix];
    this.trim();
  }

  /** Drops the oldest while there are too many, or they take too much memory. */
  trim(): void {
    const { maxBytes, bytesOf } = this.#options;
    while (this.#kept.length > maxPrefixes || (this.#kept.length > 0 && bytesOf(this.#kept) > maxBytes)) {
      this.#drop(this.#kept.slice(0, 1));
    }
  }

  /** Keeps one no longer. */
  drop(prefix: Kept): void {
    this.#drop(this.#kept.filter((kept) => kept === prefix));
  }

  clear(): void {
    this.#drop(this.#kept);
  }

  #touch(kept: Kept): void {
    this.#kept = [...this.#kept.filter((other) => other !== kept), kept];
  }

  #drop(dropped: readonly Kept[]): void {
    this.#kept = this.#kept.filter((kept) => !dropped.includes(kept));
    for (const kept of dropped) this.#options.release(kept);
  }
}

/** Whether all that `inner` offers is in `outer`, too. */
function holds(outer: ComputedPrefix, inner: ComputedPrefix): boolean {
  return (
    inner.ends.every((end, run) => outer.ends[run] === end) &&
    inner.positions.every((value, position) => outer.positions[position] === value)
  );
}
