import type { ComputedPrefix } from "@medgemma/core";
import type { OrtTensor } from "./ort.js";

export type LayerKindName = "local" | "global";

/** Consecutive cached rows: positions from `first` on, or rows that must not be seen. */
export interface PastRun {
  readonly rows: number;
  /** Absent where the rows hold nothing. */
  readonly first?: number;
}

/** Keys and values of one layer as the graph takes them, `[rows, kvHeads, headDim]` each. */
export interface PastTensors {
  readonly keys: OrtTensor;
  readonly values: OrtTensor;
}

/** A layer's cached rows in two parts. */
export interface CachedTensors {
  readonly past: PastTensors;
  /** The last positions; absent where none are asked for, or the cache cannot tell them apart. */
  readonly recent?: PastTensors;
}

/** Keys and values of all layers for one prefix, and what stands at each of its positions. */
export interface KvCache extends ComputedPrefix {
  readonly length: number;
  /** Per position: a token id, or the negative number that the engine gave to an image. */
  readonly positions: readonly number[];
  /** Position after the last one of each run, ascending. */
  readonly ends: readonly number[];
  readonly bytes: number;
  /** Whether the last positions can be given apart from those before them. */
  readonly canSplit: boolean;
  /**
   * Rows that a layer of this kind is given before its last `recent` positions, in order; at least one, as the graph takes
   * no empty cache.
   */
  past(kind: LayerKindName, recent: number): readonly PastRun[];
  /** @param recent positions that are given apart; 0 where they cannot be. */
  tensors(layer: number, recent: number): CachedTensors;
  /**
   * Adds what a run computed.
   *
   * @param newKv `[2 * layers * count, kvHeads, headDim]`: per layer the new keys, then the new values.
   */
  append(newKv: OrtTensor, positions: readonly number[]): void;
  /** Whether what the position `length` needs is here, also when `added` more positions have been appended. */
  holds(length: number, added?: number): boolean;
  /** Forgets the positions from `length` on; a run that is cut there ends there. */
  truncate(length: number): void;
  /**
   * A cache that goes on independently after the first `length` positions, the end of a run: the graph is given
   * the same tensors as if just these had been computed.
   */
  copy(length: number): KvCache;
  /** Frees what the garbage collector does not. The cache is not used afterwards. */
  dispose(): void;
}
