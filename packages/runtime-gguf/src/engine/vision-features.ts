import type { PreparedImage } from "@medgemma/core";
import type { VisionTower } from "./vision-tower.js";

/** Images whose features are kept: 2.6 MB each for the 4B model. */
const capacity = 32;

/** Features of images, computed once per distinct pixels. */
export class VisionFeatures {
  readonly #tower: VisionTower;
  /** Least recently used first. */
  readonly #kept = new Map<string, Float32Array>();

  constructor(tower: VisionTower) {
    this.#tower = tower;
  }

  async of(image: PreparedImage, signal?: AbortSignal): Promise<Float32Array> {
    const known = this.#kept.get(image.sha256);
    const features = known ?? (await this.#tower.encode(image, signal));
    this.#kept.delete(image.sha256);
    this.#kept.set(image.sha256, features);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > capacity && oldest.done !== true) this.#kept.delete(oldest.value);
    return features;
  }
}
