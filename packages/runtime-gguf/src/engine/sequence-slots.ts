import { sharedPrefixLength } from "@medgemma/core";

/** A sequence in the context's cache. */
export interface Slot {
  /** llama.cpp's number of the sequence. */
  readonly id: number;
  /** What stands at its positions; see `PromptPositions`. */
  positions: number[];
  /** Whether a caller holds it; others are kept for prompts that begin alike. */
  live: boolean;
}

export interface SharedPrefix {
  readonly slot: Slot;
  /** Positions. */
  readonly length: number;
}

/** The sequences of a context: who holds which, and which prefix is where. */
export class SequenceSlots {
  readonly #free: number[];
  /** Used longest ago first. */
  #used: Slot[] = [];

  constructor(count: number) {
    this.#free = Array.from({ length: count }, (_, id) => count - 1 - id);
  }

  /** The longest prefix of `wanted` that a sequence holds and that is `usable`. */
  longestPrefix(wanted: readonly number[], usable: (prefix: SharedPrefix) => boolean): SharedPrefix | undefined {
    let best: SharedPrefix | undefined;
    for (const slot of this.#used) {
      const prefix = { slot, length: sharedPrefixLength(slot.positions, wanted) };
      if (prefix.length > (best?.length ?? 0) && usable(prefix)) best = prefix;
    }
    return best;
  }

  /** A new sequence; undefined when every one is in use. */
  open(): Slot | undefined {
    const id = this.#free.pop();
    if (id === undefined) return undefined;
    const slot: Slot = { id, positions: [], live: true };
    this.#used.push(slot);
    return slot;
  }

  /** The sequence that nobody holds and that was used longest ago. */
  oldestIdle(except?: Slot): Slot | undefined {
    return this.#used.find((slot) => !slot.live && slot !== except);
  }

  /** Keeps a sequence that its caller gave back. */
  keep(slot: Slot): void {
    slot.live = false;
    this.#used = [...this.#used.filter((other) => other !== slot), slot];
  }

  remove(slot: Slot): void {
    if (!this.#used.includes(slot)) return;
    this.#used = this.#used.filter((other) => other !== slot);
    this.#free.push(slot.id);
  }
}
