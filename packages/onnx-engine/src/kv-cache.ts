import type { GemmaTextConfig } from "@medgemma/core";
import { LayerCache } from "./layer-cache.js";

/** Keys and values of all layers for one prefix, and what stands at each of its positions. */
export class KvCache {
  readonly layers: readonly LayerCache[];
  /** Per position: a token id, or the negative number that the engine gave to an image. */
  readonly positions: number[];
  readonly #rowSize: number;

  constructor(text: GemmaTextConfig, layers?: readonly LayerCache[], positions: readonly number[] = []) {
    this.#rowSize = text.kvHeads * text.headDim;
    this.layers =
      layers ?? text.local.map((local) => new LayerCache(this.#rowSize, local ? text.slidingWindow : Infinity));
    this.positions = [...positions];
  }

  get length(): number {
    return this.positions.length;
  }

  get bytes(): number {
    return this.layers.reduce((sum, layer) => sum + layer.bytes, 0);
  }

  /**
   * Adds what a run computed.
   *
   * @param newKv `[2 * layers * count, kvHeads, headDim]`: per layer the new keys, then the new values.
   */
  append(newKv: Float32Array, positions: readonly number[]): void {
    const size = positions.length * this.#rowSize;
    this.layers.forEach((layer, index) => {
      const at = 2 * index * size;
      layer.append(newKv.subarray(at, at + size), newKv.subarray(at + size, at + 2 * size));
    });
    this.positions.push(...positions);
  }

  canTruncate(length: number): boolean {
    return this.layers.every((layer) => layer.canTruncate(length));
  }

  truncate(length: number): void {
    for (const layer of this.layers) layer.truncate(length);
    this.positions.length = length;
  }

  clone(text: GemmaTextConfig): KvCache {
    return new KvCache(
      text,
      this.layers.map((layer) => layer.clone()),
      this.positions,
    );
  }
}
