import { ImageFeatureCache, type ImageFeatureStore, type PreparedImage } from "@medgemma/core";
import type { VisionTower } from "./vision-tower.js";

/** Features of images, computed once per distinct pixels. */
export class VisionFeatures {
  readonly #tower: VisionTower;
  readonly #kept: ImageFeatureCache;

  constructor(tower: VisionTower, store?: ImageFeatureStore) {
    this.#tower = tower;
    this.#kept = new ImageFeatureCache({ store });
  }

  async of(image: PreparedImage, signal?: AbortSignal): Promise<Float32Array> {
    return this.#kept.of(image, () => this.#tower.encode(image, signal));
  }
}
