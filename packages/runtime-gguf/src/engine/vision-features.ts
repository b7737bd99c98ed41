import { ImageFeatureCache, type PreparedImage } from "@medgemma/core";
import type { VisionTower } from "./vision-tower.js";

/** Features of images, computed once per distinct pixels. */
export class VisionFeatures {
  readonly #tower: VisionTower;
  readonly #kept = new ImageFeatureCache();

  constructor(tower: VisionTower) {
    this.#tower = tower;
  }

  async of(image: PreparedImage, signal?: AbortSignal): Promise<Float32Array> {
    return this.#kept.of(image, () => this.#tower.encode(image, signal));
  }
}
