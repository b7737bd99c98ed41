import { normalizePixels, type PreparedImage, UnsupportedCapabilityError } from "@medgemma/core";
import type { CreateTensor, OrtSession } from "./ort.js";

/** Images whose features are kept. */
const capacity = 32;

/** Features of images, `[tokensPerImage, hidden]`, computed once per distinct pixels. */
export class ImageFeatures {
  readonly #session: OrtSession | undefined;
  readonly #createTensor: CreateTensor;
  /** Least recently used first. */
  readonly #kept = new Map<string, Float32Array>();

  constructor(session: OrtSession | undefined, createTensor: CreateTensor) {
    this.#session = session;
    this.#createTensor = createTensor;
  }

  async of(image: PreparedImage): Promise<Float32Array> {
    const kept = this.#kept.get(image.sha256);
    if (kept !== undefined) {
      this.#kept.delete(image.sha256);
      this.#kept.set(image.sha256, kept);
      return kept;
    }
    if (this.#session === undefined) throw new UnsupportedCapabilityError("This model takes no images.");
    const pixels = this.#createTensor("float32", normalizePixels(image.pixels, image.size), [
      1,
      3,
      image.size,
      image.size,
    ]);
    const { image_features: features } = await this.#session.run({ pixel_values: pixels });
    const data = features?.data as Float32Array;
    this.#kept.set(image.sha256, data);
    const oldest = this.#kept.keys().next();
    if (this.#kept.size > capacity && oldest.done !== true) this.#kept.delete(oldest.value);
    return data;
  }
}
