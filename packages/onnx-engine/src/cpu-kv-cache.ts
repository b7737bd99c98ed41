import { endsUpTo, type GemmaTextConfig } from "@medgemma/core";
import type { CachedTensors, KvCache, LayerKindName, PastRun, PastTensors } from "./kv-cache.js";
import { type CachedRows, LayerCache } from "./layer-cache.js";
import type { CreateTensor, OrtTensor } from "./ort.js";

export interface CpuKvCacheOptions {
  readonly text: GemmaTextConfig;
  readonly createTensor: CreateTensor;
}

/** A cache in memory. The graph reads it in place, without a copy. */
export class CpuKvCache implements KvCache {
  readonly positions: number[] = [];
  readonly ends: number[] = [];
  readonly canSplit = true;
  readonly #options: CpuKvCacheOptions;
  readonly #layers: readonly LayerCache[];
  readonly #rowSize: number;

  /** @param from a cache to copy the first `length` positions of; default an empty one. */
  constructor(options: CpuKvCacheOptions, from?: { readonly cache: CpuKvCache; readonly length: number }) {
    const { kvHeads, headDim, local, slidingWindow } = options.text;
    this.#options = options;
    this.#rowSize = kvHeads * headDim;
    if (from === undefined) {
      this.#layers = local.map((isLocal) => new LayerCache(this.#rowSize, isLocal ? slidingWindow : Infinity));
      return;
    }
    const { cache, length } = from;
    this.#layers = cache.#layers.map((layer) => layer.copy(length));
    this.positions = cache.positions.slice(0, length);
    this.ends = cache.ends.filter((end) => end <= length);
  }

  get length(): number {
    return this.positions.length;
  }

  get bytes(): number {
    return this.#layers.reduce((sum, layer) => sum + layer.bytes, 0);
  }

  past(kind: LayerKindName, recent: number): readonly PastRun[] {
    const index = this.#options.text.local.indexOf(kind === "local");
    // A model without layers of this kind still has the graph's inputs.
    const { rows, first } = this.#layers[index]?.before(recent) ?? { rows: 0, first: 0 };
    return rows === 0 ? [{ rows: 1 }] : [{ rows, first }];
  }

  tensors(layer: number, recent: number): CachedTensors {
    const cached = this.#layers[layer] as LayerCache;
    const past = this.#tensors(cached.before(recent));
    return recent === 0 ? { past } : { past, recent: this.#tensors(cached.last(recent)) };
  }

  #tensors({ keys, values, rows }: CachedRows): PastTensors {
    const { text, createTensor } = this.#options;
    const dims = [Math.max(rows, 1), text.kvHeads, text.headDim];
    // A row of zeros for an empty cache: the attention kernel must not see an empty dimension.
    const dataOf = (data: Float32Array): Float32Array => (rows === 0 ? new Float32Array(this.#rowSize) : data);
    return {
      keys: createTensor("float32", dataOf(keys), dims),
      values: createTensor("float32", dataOf(values), dims),
    };
  }

  append(newKv: OrtTensor, positions: readonly number[]): void {
    const size = positions.length * this.#rowSize;
    const data = newKv.data as Float32Array;
    this.#layers.forEach((layer, index) => {
      const at = 2 * index * size;
      layer.append(data.subarray(at, at + size), data.subarray(at + size, at + 2 * size));
    });
    this.positions.push(...positions);
    this.ends.push(this.length);
  }

  holds(length: number, added = 0): boolean {
    return this.#layers.every((layer) => layer.holds(length, added));
  }

  truncate(length: number): void {
    for (const layer of this.#layers) layer.truncate(length);
    this.positions.length = length;
    this.ends.splice(0, this.ends.length, ...endsUpTo(this.ends, length));
  }

  copy(length: number): KvCache {
    return new CpuKvCache(this.#options, { cache: this, length });
  }

  dispose(): void {}
}
