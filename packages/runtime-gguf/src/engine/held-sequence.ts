import { type ComputedPrefix, endsUpTo } from "@medgemma/core";

/** A sequence: what stands at its positions, and where its keys and values are. */
export class HeldSequence implements ComputedPrefix {
  readonly positions: number[];
  readonly ends: number[];
  /** A copy that begins with this sequence; absent while it lies in the context. Several sequences may share one. */
  parked: Uint8Array | undefined;
  /** Whether it is needed; one that is only kept for later prompts may be dropped. */
  isLive = true;

  constructor({ positions, ends }: ComputedPrefix = { positions: [], ends: [] }) {
    this.positions = [...positions];
    this.ends = [...ends];
  }

  get length(): number {
    return this.positions.length;
  }

  /** What it holds up to the end of a run. */
  first(length: number): ComputedPrefix {
    return { positions: this.positions.slice(0, length), ends: this.ends.filter((end) => end <= length) };
  }

  /** Notes what a run computed. */
  add(positions: readonly number[]): void {
    this.positions.push(...positions);
    this.ends.push(this.length);
  }

  /** Forgets the positions from `length` on; a run that is cut there ends there. */
  truncate(length: number): void {
    this.positions.length = length;
    this.ends.splice(0, this.ends.length, ...endsUpTo(this.ends, length));
  }
}
